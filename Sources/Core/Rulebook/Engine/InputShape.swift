import Calendars
import Quantities

/// The tree of a rule's keys, against which an input is checked before the rule sees it.
struct InputShape: Sendable {
    private final class Node: Sendable {
        let key: InputKey?
        let isList: Bool
        let children: [String: Node]
        init(key: InputKey?, isList: Bool, children: [String: Node]) {
            self.key = key
            self.isList = isList
            self.children = children
        }
        /// A branch may be left out when everything under it may.
        var isOptional: Bool { key?.isOptional ?? children.values.allSatisfy(\.isOptional) }
    }

    private let root: Node

    init(_ keys: [InputKey]) {
        root = InputShape.node(keys.map { ($0.path.split(separator: ".")[...], $0) }, isList: false)
    }

    private static func node(_ keys: [(ArraySlice<Substring>, InputKey)], isList: Bool) -> Node {
        var branches: [Substring: [(ArraySlice<Substring>, InputKey)]] = [:]
        for (path, key) in keys {
            guard let name = path.first else { return Node(key: key, isList: isList, children: [:]) }
            branches[name, default: []].append((path.dropFirst(), key))
        }
        var children: [String: Node] = [:]
        for (name, keys) in branches {
            let isList = name.hasSuffix("[]")
            children[String(isList ? name.dropLast(2) : name)] = node(keys, isList: isList)
        }
        return Node(key: nil, isList: isList, children: children)
    }

    func check(_ input: JSONValue) throws(RuleError) {
        guard case .object = input else { throw .malformedInput("应为 {…}") }
        try InputShape.checkMembers(of: input, against: root, at: "")
    }

    private static func checkMembers(of value: JSONValue, against node: Node, at path: String) throws(RuleError) {
        guard case .object(let members) = value else { throw .wrongType(key: path, expected: "对象 {…}") }
        let prefix = path.isEmpty ? "" : path + "."
        for name in members.keys.sorted() where node.children[name] == nil { throw .unknownKey(prefix + name) }
        for (name, child) in node.children.sorted(by: { $0.key < $1.key }) {
            guard let member = members[name], member != .null || child.key?.isOptional == true else {
                if child.isOptional { continue }
                throw .missingKey(prefix + name)
            }
            if member == .null { continue }
            try check(member, against: child, at: prefix + name)
        }
    }

    private static func check(_ value: JSONValue, against node: Node, at path: String) throws(RuleError) {
        guard node.isList else {
            if let key = node.key { return try check(value, kind: key.kind, at: path) }
            return try checkMembers(of: value, against: node, at: path)
        }
        guard case .list(let items) = value else { throw .wrongType(key: path, expected: "列表 […]") }
        for (index, item) in items.enumerated() { try checkMembers(of: item, against: node, at: "\(path)[\(index)]") }
    }

    private static func check(_ value: JSONValue, kind: InputKey.Kind, at path: String) throws(RuleError) {
        switch (kind, value) {
        case (.number(let range), .number(let number)): try range.check(number, key: path)
        case (.number, .text(let text)), (.wholeNumber, .text(let text)): throw .notANumber(key: path, text: text)
        case (.concentration, _): _ = try RuleInput.measured(value, key: path)
        case (.numbers(let range), .list(let items)):
            for (index, item) in items.enumerated() { try check(item, kind: .number(range), at: "\(path)[\(index)]") }
        case (.concentrations, .list(let items)):
            for (index, item) in items.enumerated() { _ = try RuleInput.measured(item, key: "\(path)[\(index)]") }
        case (.wholeNumber(let range), .number(let number)):
            guard number.rounded() == number else { throw .wrongType(key: path, expected: "整数") }
            try NumberRange(Double(range.lowerBound), Double(range.upperBound)).check(number, key: path)
        case (.word(let words), .text(let text)):
            guard words.contains(text) else { throw .unknownWord(key: path, word: text, allowed: words) }
        case (.flag, .boolean), (.text, .text), (.tokens, .list): break
        case (.day, .text(let text)):
            guard Day(text) != nil else { throw .wrongType(key: path, expected: "存在的日期 yyyy-MM-dd") }
        default: throw .wrongType(key: path, expected: kind.name)
        }
    }
}

extension InputKey.Kind {
    /// The kind in words, for an error and the input list.
    public var name: String {
        switch self {
        case .number: "数值"
        case .concentration: "数值或 \"<v\""
        case .numbers: "数值列表"
        case .concentrations: "数值或 \"<v\" 的列表"
        case .wholeNumber: "整数"
        case .word(let words): words.joined(separator: " / ")
        case .flag: "true 或 false"
        case .day: "日期 yyyy-MM-dd"
        case .text: "文本"
        case .tokens: "列表"
        }
    }
}
