/// What is wrong with a draw or its files: which file, which line, and what.
public struct DrawFault: Error, Sendable, Hashable, CustomStringConvertible {
    public let file: String
    /// From 1; nil when no single line is meant.
    public let line: Int?
    public let sentence: String

    public init(_ file: String, _ line: Int?, _ sentence: String) {
        self.file = file
        self.line = line
        self.sentence = sentence
    }

    public var description: String { file + (line.map { " 第 \($0) 行" } ?? "") + "：" + sentence }
}
