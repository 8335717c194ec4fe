/// A column of sealed values in a table that is no register, declared once by whoever keeps the table.
///
/// From the declarations come the rotation of keys and the check of a restored store; a sealer that knows them (`FieldSealer.only`) seals
/// for no other place, so that no column can be forgotten.
public struct SealedColumn: Hashable, Sendable {
    public let place: FieldPlace
    /// Columns that tell the rows of the table apart.
    public let keys: [String]

    public init(_ place: FieldPlace, keys: String...) {
        self.place = place
        self.keys = keys
    }
}
