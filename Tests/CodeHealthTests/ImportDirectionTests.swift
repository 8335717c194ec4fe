import Testing

/// Core ← Platform ← Features ← Applications; the engines are used by Applications alone.
@Suite struct ImportDirectionTests {
    let tree = SourceTree.current

    static let layers = ["Core", "Platform", "Features", "Applications"]
    static let engines: Set = ["GRDB", "CLibPQ", "DatabaseSQLite", "DatabasePostgreSQL"]
    /// What Core may take from outside: values and mathematics. Files and network of Foundation: see CoreWithoutInputOutputTests.
    static let outsideOfCore: Set = ["Foundation", "FoundationEssentials", "Glibc", "Synchronization"]

    @Test func `every source file lies in one of the four layers`() {
        for file in tree.swift(under: "Sources") where !Self.layers.contains(file.layer) || file.module.isEmpty {
            Issue.record("\(file.path): move it into Sources/\(Self.layers.joined(separator: "|"))/<Target>/")
        }
    }

    @Test func `no layer imports a layer above it`() {
        let layerOfModule = tree.layerOfModule
        for file in tree.swift(under: "Sources") {
            guard let own = Self.layers.firstIndex(of: file.layer) else { continue }
            for (module, line) in file.imports {
                guard let layer = layerOfModule[module], let other = Self.layers.firstIndex(of: layer), other > own else {
                    continue
                }
                Issue.record(
                    "\(file.path):\(line): \(file.layer) imports \(module) of \(layer); turn it round: pass a value or a closure down"
                )
            }
        }
    }

    @Test func `Core imports only Core and values of Foundation`() {
        let layerOfModule = tree.layerOfModule
        for file in tree.swift(under: "Sources/Core") {
            for (module, line) in file.imports where layerOfModule[module] != "Core" && !Self.outsideOfCore.contains(module) {
                Issue.record("\(file.path):\(line): Core may not import \(module); put what needs it into Platform or a feature")
            }
        }
    }

    @Test func `features and platform do not know the engines`() {
        for file in tree.swift(under: "Sources") where file.layer != "Applications" && !Self.engines.contains(file.module) {
            for (module, line) in file.imports where Self.engines.contains(module) {
                Issue.record(
                    "\(file.path):\(line): use the Database seam instead of \(module); engines are chosen in Applications")
            }
        }
    }

    @Test func `only Pages and Server know the web framework`() {
        let allowed: Set = ["Pages", "Server", "CommandLine"]
        for file in tree.swift(under: "Sources") where !allowed.contains(file.module) {
            for (module, line) in file.imports where module.hasPrefix("Hummingbird") || module == "Mustache" {
                Issue.record("\(file.path):\(line): use the types of Pages instead of \(module)")
            }
        }
    }
}
