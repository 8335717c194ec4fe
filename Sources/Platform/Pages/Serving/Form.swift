/// What a form sent: fields in order, files with their bytes.
public struct Form: Sendable {
    public static let tokenName = "_token"

    public struct File: Sendable {
        public var name: String
        public var bytes: [UInt8]
    }

    public private(set) var pairs: [(name: String, value: String)] = []
    public private(set) var files: [String: [File]] = [:]

    public init(_ pairs: [(name: String, value: String)] = [], files: [String: [File]] = [:]) {
        self.pairs = pairs
        self.files = files
    }

    /// The last value of a name: a ticked box after its hidden “no” wins.
    public subscript(_ name: String) -> String? { pairs.last { $0.name == name }?.value }
    public func text(_ name: String) -> String { self[name] ?? "" }
    public func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
    public func file(_ name: String) -> File? { files[name]?.first }

    /// Everything typed, without the form's own fields (those that start with `_`).
    public var input: [String: String] {
        pairs.reduce(into: [:]) { input, pair in if !pair.name.hasPrefix("_") { input[pair.name] = pair.value } }
    }

    mutating func append(_ name: String, _ value: String) { pairs.append((name, value)) }
    mutating func append(_ name: String, _ file: File) { files[name, default: []].append(file) }
}
