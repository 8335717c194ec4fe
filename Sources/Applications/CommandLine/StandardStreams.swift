import Foundation

/// Answers go to standard output, messages for the person to standard error.
enum StandardStreams {
    static func answer(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
    static func message(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
