/// What is wrong with one field, said so that the person can mend it. Never repeats a value: it may be a person's.
public struct FieldProblem: Hashable, Sendable, Error {
    public enum Code: String, Sendable, CaseIterable {
        case missing = "RG-001"
        case notANumber = "RG-002"
        case notAWholeNumber = "RG-003"
        case outOfRange = "RG-004"
        case notADay = "RG-005"
        case unknownCode = "RG-006"
        case ambiguous = "RG-007"
        case tooLong = "RG-008"
        case identifier = "RG-009"
        case unknownReference = "RG-010"
        case taken = "RG-011"
        case outsideRegion = "RG-012"
        case notYesNo = "RG-013"
        case characters = "RG-014"
        case inconsistent = "RG-015"
        case notEditable = "RG-016"
        case unknownField = "RG-017"
        /// Somebody else changed it meanwhile.
        case changed = "RG-018"
        /// What another organisation did, or was given to do.
        case otherPerformer = "RG-019"
    }

    /// Name of the field; empty when the problem is the whole record's.
    public var field: String
    public var code: Code
    public var message: String

    public init(_ field: String, _ code: Code, _ message: String) {
        self.field = field
        self.code = code
        self.message = message
    }
}
