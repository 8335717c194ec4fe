import Access
import Pages
import Registers
import Server

/// Which requirement of the plans is served by what, drawn from the declarations, the routes and the acceptance tests.
struct Coverage {
    struct Requirement {
        var number: String
        var title: String
        var registers: [String] = []
        var acts: [String] = []
        var pages: [String] = []
        var tests: [String] = []

        var isServed: Bool { !(registers.isEmpty && acts.isEmpty && pages.isEmpty && tests.isEmpty) }
    }

    var requirements: [Requirement]

    static let current = Coverage(
        slices: ProductSlices.all, requirements: EmbeddedTables.requirements, tests: EmbeddedTables.acceptanceTests)

    init(
        slices: [Slice], requirements: [(number: String, title: String)], tests: [(requirement: String, test: String)]
    ) {
        let registers = slices.flatMap(\.registers)
        let routes = ProductRouter.routes(of: slices)
        self.requirements = requirements.map { number, title in
            let serving = registers.filter { $0.requirements.contains(number) }
            let names = Set(serving.map(\.name))
            let slices = slices.filter { $0.requirements.contains(number) }
            let own = Set(slices.flatMap(\.routes).filter { $0.entry.register == nil }.map(\.address))
            let served = routes.filter { route in
                !route.path.hasPrefix("/api/") && (route.entry.register.map(names.contains) ?? own.contains(route.address))
            }
            return Requirement(
                number: number, title: title, registers: serving.map(\.name),
                acts: serving.flatMap { register in register.lifecycle.transitions.map { "\(register.name).\($0.name)" } }
                    + served.filter { $0.method != .get }.map(\.address),
                pages: served.filter { $0.method == .get }.map(\.path),
                tests: tests.filter { $0.requirement == number }.map(\.test))
        }
    }

    var text: String {
        let served = requirements.filter(\.isServed)
        let lines = served.map { requirement in
            "\(requirement.number)\t\(requirement.title)\t台账 \(requirement.registers.count)，操作 \(requirement.acts.count)，"
                + "页面 \(requirement.pages.count)，验收测试 \(requirement.tests.count)"
        }
        return (lines + ["共 \(requirements.count) 项要求，已有支撑 \(served.count) 项"]).joined(separator: "\n")
    }

    var json: String {
        var text = JSONOutline()
        text.object { text in
            text.array("requirements") { text in
                for requirement in requirements {
                    text.object { text in
                        text.string("requirement", requirement.number)
                        text.string("title", requirement.title)
                        text.strings("registers", requirement.registers)
                        text.strings("acts", requirement.acts)
                        text.strings("pages", requirement.pages)
                        text.strings("tests", requirement.tests)
                    }
                }
            }
        }
        return text.text
    }
}

extension Route {
    /// Method and path, as a line of the route list begins.
    fileprivate var address: String { "\(method.rawValue) \(path)" }
}

extension Route.Entry {
    fileprivate var register: String? {
        guard case .register(let name, _) = self else { return nil }
        return name
    }
}
