import Registers

/// A heading of the sheet and where it stands.
public struct SheetHeading: Codable, Hashable, Sendable {
    public var column: Int
    public var text: String

    public init(column: Int, text: String) {
        self.column = column
        self.text = text
    }
}

/// Which column gives which field.
public struct ColumnMapping: Codable, Hashable, Sendable {
    /// Field name by column.
    public var fields: [Int: String]

    public init(_ fields: [Int: String] = [:]) { self.fields = fields }

    /// Column by field name.
    public var columns: [String: Int] { Dictionary(fields.map { ($1, $0) }, uniquingKeysWith: min) }

    /// Why a column was taken for a field; pages show the weaker ones for a second look.
    public enum Basis: Comparable, Hashable, Sendable {
        case similar, normalised, exact, remembered
    }

    public struct Suggestion: Hashable, Sendable {
        public var field: String
        public var basis: Basis
    }

    /// From how much likeness a heading is offered as similar.
    static let likeEnough = 0.55

    /// Suggests a field for each heading: what this source chose before, else the same words, else the same words written
    /// otherwise, else similar words. No field is suggested twice; the stronger reason wins, then the greater likeness.
    ///
    /// - Parameter remembered: field by normalised heading; an empty field means “leave this column out”.
    static func suggest(
        _ headings: [SheetHeading], fields: [FieldDefinition], remembered: [String: String] = [:]
    ) -> [Int: Suggestion] {
        struct Candidate {
            var column: Int
            var field: String
            var basis: Basis
            var likeness: Double
        }
        var candidates: [Candidate] = []
        for heading in headings where !heading.text.isEmpty {
            let normal = HeadingText.normalised(heading.text)
            if let known = remembered[normal] {
                guard fields.contains(where: { $0.name == known }) else { continue }
                candidates.append(Candidate(column: heading.column, field: known, basis: .remembered, likeness: 1))
                continue
            }
            for field in fields {
                let words = [field.label, field.name] + field.aliases
                if words.contains(heading.text) {
                    candidates.append(Candidate(column: heading.column, field: field.name, basis: .exact, likeness: 1))
                    continue
                }
                let likeness = words.map { HeadingText.likeness(normal, HeadingText.normalised($0)) }.max() ?? 0
                guard likeness >= likeEnough else { continue }
                let basis = likeness == 1 ? Basis.normalised : .similar
                candidates.append(Candidate(column: heading.column, field: field.name, basis: basis, likeness: likeness))
            }
        }
        candidates.sort { ($0.basis, $0.likeness, $1.column) > ($1.basis, $1.likeness, $0.column) }
        var suggestions: [Int: Suggestion] = [:]
        var taken: Set<String> = []
        for candidate in candidates where suggestions[candidate.column] == nil && !taken.contains(candidate.field) {
            suggestions[candidate.column] = Suggestion(field: candidate.field, basis: candidate.basis)
            taken.insert(candidate.field)
        }
        return suggestions
    }

    /// Refuses a mapping that cannot be carried out.
    func check(_ register: Register, fields: [FieldDefinition], headings: [SheetHeading]) throws {
        let known = Set(fields.map(\.name))
        let columns = Set(headings.map(\.column))
        var seen: Set<String> = []
        for (column, name) in self.fields.sorted(by: { $0.key < $1.key }) {
            guard known.contains(name), columns.contains(column) else { throw ImportError.unknownColumn }
            guard seen.insert(name).inserted else { throw ImportError.fieldTwice(label: register.field(name)?.label ?? name) }
        }
        let missing = register.naturalKey.filter { !seen.contains($0) }
        guard missing.isEmpty, !seen.isEmpty else {
            throw ImportError.keyNotMapped(labels: missing.compactMap { register.field($0)?.label })
        }
    }
}
