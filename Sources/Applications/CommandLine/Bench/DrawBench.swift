import ArgumentParser
import InspectionDraws

/// A draw of every fifth of ten thousand objects among five hundred inspectors, and the check that anyone makes of its files.
struct DrawBench: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "draw", abstract: "Hold and verify a large draw")

    @Option(help: "Objects in the list.") var objects = 10_000
    @Option(help: "Inspectors in the list.") var inspectors = 500
    @ArgumentParser.Flag(help: "Print JSON; nothing else is printed anyway.") var json = false

    func run() throws {
        let lists = DrawLists(
            objects: (0..<objects).map {
                DrawObject(
                    number: "OBJ\(100_000 + $0)", name: "模拟企业\($0)", riskClass: ["甲", "乙", "丙"][$0 % 3], weight: 1 << ($0 % 3))
            },
            inspectors: (0..<inspectors).map {
                DrawInspector(number: "W\(1_000 + $0)", name: "模拟人员\($0)", department: "health", isTechnician: $0 % 5 == 0)
            },
            conflicts: (0..<objects / 10).map {
                DrawConflict(inspector: "W\(1_000 + $0 % inspectors)", object: "OBJ\(100_000 + $0)")
            })
        let terms = DrawTerms(
            title: "bench", count: objects, technicians: 1, leading: "health", publicSource: "bench")
        let began = ContinuousClock.now
        let files = try DrawFiles(lists, terms, secret: "bench", publicValue: "bench")
        let held = ContinuousClock.now
        _ = try VerifyDraw.check(files)
        let verified = ContinuousClock.now
        StandardStreams.answer(
            "{\"draw_ms\":\((held - began) / .milliseconds(1)),\"verify_ms\":\((verified - held) / .milliseconds(1))}")
    }
}
