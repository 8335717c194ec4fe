import Foundation

/// The further facts of a code, kept as a JSON object whose values are texts; keys in order, so that equal facts are equal text.
enum CodeAttributes {
    static func encode(_ attributes: [String: String]) -> String {
        let kept = attributes.filter { !$0.value.isEmpty }
        guard !kept.isEmpty else { return "" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(kept)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Nil when the text is no such object.
    static func decode(_ text: String) -> [String: String]? {
        guard !text.isEmpty else { return [:] }
        return try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }
}
