/// Tells entries that were put in another order from entries whose content was changed.
///
/// An entry's hash covers its own number and the hash before it. A moved entry no longer fits where it stands, but fits again under
/// the number and after the hash of its old place; both stand somewhere among the entries that do not fit.
enum ReorderedEntries {
    /// An entry that does not fit, as the walk met it.
    struct Misfit {
        var fault: Int
        var entry: LedgerEntry
        var stored: [UInt8]
        /// The hash of the entry that now stands before it.
        var previous: [UInt8]
    }

    /// More misfits than this are one torn chain, not an exchange of entries.
    private static let most = 60

    static func name(_ misfits: [Misfit], in faults: inout [ChainFault]) {
        guard misfits.count > 1, misfits.count <= most else { return }
        let numbers = misfits.map(\.entry.sequence)
        let hashes = misfits.flatMap { [$0.previous, $0.stored] }
        var followers: Set<Int> = []
        for misfit in misfits {
            guard let place = place(of: misfit, numbers: numbers, hashes: hashes) else { continue }
            if place == misfit.entry.sequence {
                followers.insert(misfit.fault)
            } else {
                faults[misfit.fault].kind = .reordered
                faults[misfit.fault].detail = "it was written as entry \(place) and stands as entry \(misfit.entry.sequence)"
            }
        }
        // An entry that is whole and only follows a moved one has nothing wrong of its own.
        guard faults.contains(where: { $0.kind == .reordered }) else { return }
        faults = faults.indices.filter { !followers.contains($0) }.map { faults[$0] }
    }

    private static func place(of misfit: Misfit, numbers: [Int64], hashes: [[UInt8]]) -> Int64? {
        for number in numbers {
            var entry = misfit.entry
            entry.sequence = number
            for previous in hashes where entry.hash(after: previous) == misfit.stored { return number }
        }
        return nil
    }
}
