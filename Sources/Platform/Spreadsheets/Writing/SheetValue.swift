import Calendars

/// What is written into a cell.
public enum SheetValue: Hashable, Sendable {
    case empty
    case text(String)
    case integer(Int64)
    case real(Double)
    case day(Day)
    /// A cell to be corrected: coloured, with the reason as a comment.
    case wrong(String, reason: String)
}

/// One column of a sheet to be written.
public struct SheetColumn: Sendable {
    public enum Content: Sendable { case text, number, day }

    public var title: String
    public var content = Content.text
    /// In characters of the default font.
    public var width = 14.0
    /// The values offered in each cell; others are refused by the spreadsheet with a sentence.
    public var choices: [String] = []
    /// Shown when the pointer rests on the heading.
    public var comment = ""
    public var isRequired = false
    /// Columns that a program needs and a person should not see or change.
    public var isHidden = false

    public init(_ title: String) { self.title = title }

    public init(
        _ title: String, content: Content = .text, width: Double = 14, choices: [String] = [], comment: String = "",
        isRequired: Bool = false, isHidden: Bool = false
    ) {
        self.title = title
        self.content = content
        self.width = width
        self.choices = choices
        self.comment = comment
        self.isRequired = isRequired
        self.isHidden = isHidden
    }
}

/// A spreadsheet program runs text that looks like a formula. Whoever can store a text could so reach the computer of
/// whoever opens the export.
enum FormulaInjection {
    /// Text for a delimited file: where it starts like a formula it gets a leading `'`, which `Cleaning` takes off again.
    /// Full-width twins count too, as East Asian editions read them alike. A plain negative number stays what it is.
    static func neutralised(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return text }
        return isNumber(text) ? text : "'" + text
    }

    private static func isNumber(_ text: String) -> Bool {
        var points = 0
        let digits = text.utf8.dropFirst()
        guard text.utf8.first == 0x2D, let last = digits.last, last != 0x2E, digits.first != 0x2E else { return false }
        for byte in digits {
            if byte == 0x2E { points += 1 } else if byte < 0x30 || byte > 0x39 { return false }
        }
        return points <= 1
    }
}
