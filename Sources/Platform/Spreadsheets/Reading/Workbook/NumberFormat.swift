/// What a cell's number format makes of its number.
enum NumberFormat: Equatable {
    case general
    case day
    /// A day with a time of day.
    case moment
    case timeOfDay
    case percent

    /// The formats that have a number but no text in the file. 27–36 and 50–58 are the date formats of East Asian editions.
    static func builtIn(_ id: Int) -> NumberFormat {
        switch id {
        case 9, 10: .percent
        case 14...17, 27...31, 36, 50...54, 57, 58: .day
        case 22: .moment
        case 18...21, 32...35, 45...47, 55, 56: .timeOfDay
        default: .general
        }
    }

    /// Reads a format text such as `yyyy"年"m"月"d"日"` or `[$-804]h:mm AM/PM`; only its first section counts.
    init(code: String) {
        var letters = ""
        var quoted = false
        var escaped = false
        var bracketed = false
        scan: for character in code.lowercased() {
            if escaped {
                escaped = false
                continue
            }
            switch character {
            case "\"": quoted.toggle()
            case _ where quoted: continue
            case "\\", "_", "*": escaped = true
            case "[": bracketed = true
            case "]": bracketed = false
            case "h" where bracketed: letters.append("h")  // [h] counts hours beyond a day
            case _ where bracketed: continue
            case ";": break scan
            default: letters.append(character)
            }
        }
        if letters == "general" || letters == "g/通用格式" || letters == "@" {
            self = .general
            return
        }
        let hasTime = letters.contains("h") || letters.contains("s")
        let hasDay = letters.contains("y") || letters.contains("d") || (letters.contains("m") && !hasTime)
        switch (hasDay, hasTime) {
        case (true, true): self = .moment
        case (true, false): self = .day
        case (false, true): self = .timeOfDay
        case (false, false): self = letters.contains("%") ? .percent : .general
        }
    }
}

/// The number format of each cell style (`styles.xml`).
final class CellStyles: XMLSink {
    private(set) var formats: [NumberFormat] = []
    private var custom: [Int: NumberFormat] = [:]
    private var inCellFormats = false

    init() {}
    init(_ part: ZipPart) throws { try XMLStream(part, sink: self, wantsText: false).readAll() }

    func format(ofStyle style: Int) -> NumberFormat { style < formats.count ? formats[style] : .general }

    func start(_ element: XMLName, _ attributes: XMLAttributes) {
        switch element {
        case "numFmt":
            if let id = attributes.number("numFmtId"), let code = attributes.text("formatCode") {
                custom[id] = NumberFormat(code: code)
            }
        case "cellXfs": inCellFormats = true
        case "xf" where inCellFormats:
            let id = attributes.number("numFmtId") ?? 0
            formats.append(custom[id] ?? NumberFormat.builtIn(id))
        default: break
        }
    }

    func end(_ element: XMLName) { if element == "cellXfs" { inCellFormats = false } }
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
