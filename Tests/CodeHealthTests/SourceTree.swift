import Foundation

/// The project's own files, read once, for the house rules.
struct SourceTree {
    struct File {
        /// From the project's root: `Sources/Core/Calendars/Day.swift`.
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var name: String { String(path.split(separator: "/").last ?? "") }
        var isSwift: Bool { path.hasSuffix(".swift") }

        /// `Core` of `Sources/Core/Calendars/Day.swift`.
        var layer: String { folder(1) }
        /// `Calendars` of `Sources/Core/Calendars/Day.swift`.
        var module: String { folder(2) }

        private func folder(_ index: Int) -> String {
            let parts = path.split(separator: "/")
            return index < parts.count - 1 ? String(parts[index]) : ""
        }

        /// The names of imported modules, with their line numbers.
        var imports: [(module: String, line: Int)] {
            lines.enumerated().compactMap { index, line in
                var words = line.split(separator: " ").drop {
                    $0.hasPrefix("@") || ["public", "internal", "private"].contains($0)
                }
                guard words.first == "import" else { return nil }
                words = words.dropFirst().drop {
                    ["struct", "class", "enum", "func", "protocol", "typealias", "var"].contains($0)
                }
                guard let name = words.first?.split(separator: ".").first else { return nil }
                return (String(name), index + 1)
            }
        }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    let files: [File]

    /// Text files of the project: hidden folders, demo data and what is fetched or built are left out.
    static let current: SourceTree = {
        let keys: [URLResourceKey] = [.isRegularFileKey]
        let enumerator = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
        var files: [File] = []
        let prefix = root.path(percentEncoded: false)
        while let url = enumerator?.nextObject() as? URL {
            let path = String(url.path(percentEncoded: false).dropFirst(prefix.count)).trimmingPrefix("/")
            if ["demo", "Package.resolved"].contains(path.split(separator: "/").first.map(String.init) ?? "") {
                enumerator?.skipDescendants()
                continue
            }
            guard (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true,
                let text = try? String(contentsOf: url, encoding: .utf8)
            else { continue }
            files.append(File(path: String(path), text: text))
        }
        return SourceTree(files: files.sorted { $0.path < $1.path })
    }()

    func swift(under folder: String) -> [File] { files.filter { $0.isSwift && $0.path.hasPrefix(folder + "/") } }

    /// Module name → layer, by the folders under Sources.
    var layerOfModule: [String: String] {
        Dictionary(
            files.filter { $0.path.hasPrefix("Sources/") && !$0.module.isEmpty }.map { ($0.module, $0.layer) },
            uniquingKeysWith: { first, _ in first })
    }
}
