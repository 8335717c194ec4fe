/// The first two digits of GB/T 2260 region codes in use.
///
/// The whole table of regions is data of the product; here only what tells a region from a typing error. Regions are
/// renamed while numbers stay with people, so an unknown region is a mark and never a refusal.
enum ProvinceDigits {
    static let assigned: Set<Int> = Set(
        [11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...82].flatMap { Array($0) })
}
