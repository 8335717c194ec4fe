/// The links from one part of a package to others (`_rels/….rels`).
final class PackageRelations: XMLSink {
    struct Link {
        let id: String
        /// The last word of the relation's address: the rest differs between the transitional and the strict format.
        let kind: Substring
        let target: String
    }

    private(set) var links: [Link] = []
    private let folder: String

    private init(folder: String) { self.folder = folder }

    /// The links of a part; none when it has no list. The empty name stands for the package itself.
    static func of(_ part: String, in package: ZipPackage) throws -> PackageRelations {
        let cut = part.lastIndex(of: "/").map { part.index(after: $0) } ?? part.startIndex
        let folder = String(part[..<cut])
        let relations = PackageRelations(folder: folder)
        if let list = try package.part("\(folder)_rels/\(part[cut...]).rels") {
            try XMLStream(list, sink: relations, wantsText: false).readAll()
        }
        return relations
    }

    func target(id: String) -> String? { links.first { $0.id == id }?.target }
    func target(kind: String) -> String? { links.first { $0.kind == kind }?.target }

    func start(_ element: XMLName, _ attributes: XMLAttributes) throws {
        guard element == "Relationship", let id = attributes.text("Id"), let type = attributes.text("Type"),
            let target = attributes.text("Target"), attributes.text("TargetMode") != "External"
        else { return }
        links.append(Link(id: id, kind: type.split(separator: "/").last ?? "", target: resolve(target)))
    }

    func end(_ element: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    private func resolve(_ target: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var steps = folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
