import Foundation

/// A program that the build put beside the tests.
public enum BesideTests {
    public static func path(of program: String) -> String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appendingPathComponent(program).path
    }
}
