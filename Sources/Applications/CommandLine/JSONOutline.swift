import Pages

/// Writes JSON in the order given: what people read keeps the order of the thing it describes.
struct JSONOutline {
    private(set) var text = ""
    private var needsComma = false

    mutating func object(_ key: String? = nil, _ body: (inout JSONOutline) -> Void) { nested(key, "{", "}", body) }
    mutating func array(_ key: String? = nil, _ body: (inout JSONOutline) -> Void) { nested(key, "[", "]", body) }

    mutating func string(_ key: String? = nil, _ value: String?) {
        begin(key)
        text += value.map(JSONText.quoted) ?? "null"
    }

    mutating func bool(_ key: String? = nil, _ value: Bool) {
        begin(key)
        text += value ? "true" : "false"
    }

    mutating func integer(_ key: String? = nil, _ value: Int64?) {
        begin(key)
        text += value.map(String.init) ?? "null"
    }

    mutating func number(_ key: String? = nil, _ value: Double?) {
        begin(key)
        text += value.map { $0.isFinite ? "\($0)" : "null" } ?? "null"
    }

    mutating func strings(_ key: String? = nil, _ values: [String]) {
        array(key) { text in values.forEach { text.string(nil, $0) } }
    }

    private mutating func nested(_ key: String?, _ open: String, _ close: String, _ body: (inout JSONOutline) -> Void) {
        begin(key)
        text += open
        needsComma = false
        body(&self)
        text += close
        needsComma = true
    }

    private mutating func begin(_ key: String?) {
        if needsComma { text += "," }
        if let key { text += JSONText.quoted(key) + ":" }
        needsComma = true
    }
}
