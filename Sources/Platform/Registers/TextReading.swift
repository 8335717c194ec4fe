import Calendars
import Database

/// Reads what a person typed, a sheet's cell or an interface sent, into the stored value of a field.
///
/// Forms, sheets and the JSON interface all pass through here, so a value is judged alike wherever it comes from.
public enum TextReading {
    public static func read(_ text: String, as field: FieldDefinition, codes: any CodeBook) -> Result<Value, FieldProblem> {
        let trimmed = trim(text)
        guard !trimmed.isEmpty else { return .success(.null) }
        if let table = field.codeTable { return readCode(trimmed, field, table, codes) }
        if let kind = field.identifier { return readIdentifier(trimmed, field, kind, codes) }
        switch field.kind {
        case .text: return readText(trimmed, field)
        case .integer: return readInteger(trimmed, field)
        case .decimal: return readDecimal(trimmed, field)
        case .day: return readDay(trimmed, field)
        case .instant: return readInstant(trimmed, field)
        case .flag: return readFlag(trimmed, field)
        }
    }

    private static func problem(_ field: FieldDefinition, _ code: FieldProblem.Code, _ message: String) -> Result<
        Value, FieldProblem
    > {
        .failure(FieldProblem(field.name, code, message))
    }

    private static func readText(_ text: String, _ field: FieldDefinition) -> Result<Value, FieldProblem> {
        guard text.count <= field.maximumLength else {
            return problem(field, .tooLong, "“\(field.label)”最多 \(field.maximumLength) 个字，现在有 \(text.count) 个字，请删减。")
        }
        let forbidden = text.unicodeScalars.contains { scalar in
            scalar.value < 0x20 && scalar.value != 0x0A && !(scalar.value == 0x0D || scalar.value == 0x09) || scalar.value == 0x7F
        }
        guard !forbidden else { return problem(field, .characters, "“\(field.label)”含有看不见的控制字符，请删除后重新输入。") }
        if !field.isMultiline, text.contains(where: \.isNewline) {
            return problem(field, .characters, "“\(field.label)”只能写一行，请去掉换行。")
        }
        return .success(.text(text))
    }

    private static func readInteger(_ text: String, _ field: FieldDefinition) -> Result<Value, FieldProblem> {
        let plain = withoutThousands(folded(text))
        guard let value = Int64(plain) else {
            return problem(
                field, Double(plain) == nil ? .notANumber : .notAWholeNumber,
                "“\(field.label)”要填整数，例如 \(field.example.isEmpty ? "12" : field.example)。")
        }
        return checkRange(Double(value), field).map { .failure($0) } ?? .success(.integer(value))
    }

    private static func readDecimal(_ text: String, _ field: FieldDefinition) -> Result<Value, FieldProblem> {
        guard let value = Double(withoutThousands(folded(text))), value.isFinite else {
            return problem(
                field, .notANumber, "“\(field.label)”要填数字，小数点用“.”，例如 \(field.example.isEmpty ? "0.35" : field.example)。")
        }
        return checkRange(value, field).map { .failure($0) } ?? .success(.real(value))
    }

    private static func checkRange(_ value: Double, _ field: FieldDefinition) -> FieldProblem? {
        func shown(_ bound: Double) -> String { bound == bound.rounded() ? String(Int64(bound)) : String(bound) }
        if let minimum = field.minimum, value < minimum {
            return FieldProblem(field.name, .outOfRange, "“\(field.label)”不能小于 \(shown(minimum))\(field.unit)，请核对。")
        }
        if let maximum = field.maximum, value > maximum {
            return FieldProblem(field.name, .outOfRange, "“\(field.label)”不能大于 \(shown(maximum))\(field.unit)，请核对。")
        }
        return nil
    }

    private static func readDay(_ text: String, _ field: FieldDefinition) -> Result<Value, FieldProblem> {
        guard let day = DayReading.read(folded(text)) else {
            return problem(field, .notADay, "“\(field.label)”不是有效的日期，请写成 2026-03-05 这样的形式，并核对这一天是否存在。")
        }
        return .success(.text(day.description))
    }

    private static func readInstant(_ text: String, _ field: FieldDefinition) -> Result<Value, FieldProblem> {
        guard let instant = DayReading.readInstant(folded(text)) else {
            return problem(field, .notADay, "“\(field.label)”不是有效的时间，请写成 2026-03-05 08:30 这样的形式。")
        }
        return .success(.integer(instant.milliseconds))
    }

    private static func readFlag(_ text: String, _ field: FieldDefinition) -> Result<Value, FieldProblem> {
        switch folded(text).lowercased() {
        case "1", "是", "有", "y", "yes", "true", "on", "√": .success(.integer(1))
        case "0", "否", "无", "n", "no", "false", "off", "×": .success(.integer(0))
        default: problem(field, .notYesNo, "“\(field.label)”请填“是”或“否”。")
        }
    }

    private static func readCode(
        _ text: String, _ field: FieldDefinition, _ table: String, _ codes: any CodeBook
    ) -> Result<Value, FieldProblem> {
        let plain = folded(text)
        if let entry = codes.entry(table, plain) { return .success(.text(entry.code)) }
        // “B0610 烟煤和无烟煤开采洗选”: people paste code and words together.
        if let first = plain.split(separator: " ").first, first.count < plain.count,
            let entry = codes.entry(table, String(first)),
            // Both sides folded: the brackets of “矽尘（游离SiO2含量≥10%）” are full-width in the table and plain here.
            plain.hasSuffix(folded(entry.label)) || entry.label.isEmpty
        {
            return .success(.text(entry.code))
        }
        let found = codes.entries(table, labelled: text)
        if found.count == 1 { return .success(.text(found[0].code)) }
        if found.count > 1 {
            return problem(
                field, .ambiguous, "“\(field.label)”这个名称对应多个代码，请改填代码（\(found.prefix(3).map(\.code).joined(separator: "、"))…）。")
        }
        return problem(field, .unknownCode, "“\(field.label)”不在代码表中，请从列表选择，或在“代码表”里查找正确的代码。")
    }

    private static func readIdentifier(
        _ text: String, _ field: FieldDefinition, _ kind: String, _ codes: any CodeBook
    ) -> Result<Value, FieldProblem> {
        let verdict = codes.checkIdentifier(kind, text)
        if let sentence = verdict.problem { return problem(field, .identifier, "“\(field.label)”\(sentence)") }
        return .success(.text(verdict.normal))
    }

    // MARK: Plain text

    /// White space of every kind and a leading apostrophe (a spreadsheet's text mark) are not part of what was meant.
    public static func trim(_ text: String) -> String {
        var rest = Substring(text)
        if rest.first == "'" || rest.first == "’" { rest = rest.dropFirst() }
        while let first = rest.first, isSpace(first) { rest = rest.dropFirst() }
        while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
        return String(rest)
    }

    private static func isSpace(_ character: Character) -> Bool {
        character.isWhitespace || character == "\u{FEFF}" || character == "\u{200B}"
    }

    /// Full-width digits, letters and signs as their ordinary forms.
    public static func folded(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000, 0xA0: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func withoutThousands(_ text: String) -> String {
        guard text.contains(",") else { return text }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let whole = parts.dropFirst().allSatisfy { $0.prefix(while: \.isNumber).count == 3 }
        return whole && (parts.first?.count ?? 4) <= 4 ? parts.joined() : text
    }
}
