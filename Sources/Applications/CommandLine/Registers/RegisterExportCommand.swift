import Access
import ArgumentParser
import Foundation
import Imports
import Registers
import Server

struct RegisterExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the records of a register into a sheet that can be imported again",
        discussion: """
            Filters: --filter FIELD=VALUE, FIELD.from=VALUE, FIELD.to=VALUE, FIELD.has=VALUE, FIELD.empty=1; repeat it for more. Sealed \
            fields are masked. The export is noted in the access log.
            """)

    @Argument(help: "Name of the register") var name: String
    @Argument(help: "File to write, .csv or .xlsx; must not exist") var file: String
    @Option(help: "csv or xlsx; else by the name of the file") var format: String?
    @Option(name: .customLong("as"), help: "Account under whose name and rights to export; else the console") var account: String?
    @Option(help: "Words to look for in the fields that name a record") var search = ""
    @Option(help: "Code of a region: it and everything below") var region = ""
    @Option(name: .customLong("state"), help: "State of the records; may be repeated") var states: [String] = []
    @Option(name: .customLong("filter"), help: "A condition on a field; may be repeated") var filters: [String] = []
    @Flag(help: "Withdrawn records too") var withdrawn = false
    @Flag(help: "Print JSON about the file written") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let register = try RegisterCommand.register(name)
        let form = try SheetFile.form(format, file: file)
        let request = try listRequest()
        try await store.withProduct { open in
            let principal = try await open.product.access.principal(named: account)
            let (imports, _) = await open.imports(folder: store.address.folder)
            let count = try await AnswerFile.write(file) { temporary in
                let count = try await imports.export(register.name, request, as: principal, to: temporary, form: form)
                try await note(count, register, request, principal, open)
                return count
            }
            guard json else { return StandardStreams.message("已导出《\(register.title)》\(count) 条。") }
            var text = JSONOutline()
            text.object { text in
                text.string("register", register.name)
                text.string("file", file)
                text.integer("records", Int64(count))
            }
            StandardStreams.answer(text.text)
        }
    }

    /// Noted before the file appears under its name: what left the system is known even if the disk fails next.
    private func note(
        _ count: Int, _ register: Register, _ request: ListRequest, _ principal: Principal, _ open: OpenProduct
    ) async throws {
        let registers = open.product.registers
        let condition = registers.condition(of: request, register, for: principal, verb: .export)
        let ids: [Int64] = try await registers.read { connection in
            guard register.holdsPersons else { return [] }
            return try connection.query(
                "SELECT t.id FROM \(register.name) t WHERE \(condition.sql) ORDER BY t.id", condition.arguments
            ).map { $0.integer("id") }
        }
        let words = ([search, region] + states + filters).joined(separator: "\u{0}")
        try await open.product.access.log.recordDurably(
            AccessEntry(
                .export, by: principal, at: open.product.clock.now(), register: register.name, recordIDs: ids,
                filterDigest: open.product.access.log.filterDigest(words), count: count, reason: "register export", address: ""))
    }

    private func listRequest() throws -> ListRequest {
        var request = ListRequest()
        request.search = search
        request.region = region
        request.states = states
        request.withVoid = withdrawn
        request.filters = try filters.map { text in
            guard let equals = text.firstIndex(of: "="), equals != text.startIndex else { throw CommandError.filterUnreadable }
            let left = text[..<equals].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
            let value = String(text[text.index(after: equals)...])
            guard left.count == 2 else { return ListRequest.Filter(String(left[0]), .equals, value) }
            guard let operation = ListRequest.Filter.Operation(rawValue: String(left[1])) else {
                throw CommandError.filterUnreadable
            }
            return ListRequest.Filter(String(left[0]), operation, value)
        }
        return request
    }
}
