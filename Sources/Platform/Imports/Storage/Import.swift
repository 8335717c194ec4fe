import Calendars
import Database

/// One file on its way into a register.
public struct Import: Sendable, Identifiable {
    public enum Stage: String, Sendable, CaseIterable {
        /// Uploaded; the columns wait for a person's look.
        case mapping
        case checking, checked
        case accepting, accepted
    }

    public var id: Int64
    public var register: String
    public var accountID: Int64
    public var fileName: String
    public var size: Int64
    public var sha256: String
    /// Name of the sheet; empty for the first one and for text files.
    public var sheet: String
    public var headerRow: Int
    public var headings: [SheetHeading]
    public var mapping: ColumnMapping
    public var stage: Stage
    public var jobID: Int64?
    public var counts: ImportCounts
    public var uploadedAt: Instant
    public var finishedAt: Instant?

    var owner: String
    var importer: Importer
}

/// What became of the rows so far; in the stage of checking: what would become of them.
public struct ImportCounts: Codable, Hashable, Sendable {
    public var created: Int64 = 0
    public var updated: Int64 = 0
    /// Rows that say what the register already holds.
    public var unchanged: Int64 = 0
    public var failed: Int64 = 0

    public init() {}
    public var rows: Int64 { created + updated + unchanged + failed }

    static func += (left: inout ImportCounts, right: ImportCounts) {
        left.created += right.created
        left.updated += right.updated
        left.unchanged += right.unchanged
        left.failed += right.failed
    }
}

/// A row that could not be taken, with its original cells.
public struct ImportFailure: Sendable {
    public var row: Int
    /// Text by column, as it stood in the file.
    public var cells: [Int: String]
    public var problems: [CellProblem]
    /// The import whose corrected row took its place.
    public var resolvedBy: Int64?
}
