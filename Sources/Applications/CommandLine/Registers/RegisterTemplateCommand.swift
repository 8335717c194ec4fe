import Access
import ArgumentParser
import Foundation
import Imports
import Server

struct RegisterTemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: "An empty sheet of a register to fill in",
        discussion: "CSV goes to standard output unless --output names a file. XLSX needs --output.")

    @Argument(help: "Name of the register") var name: String
    @Option(help: "csv or xlsx; else by the name of the output file") var format: String?
    @Option(help: "File to write; must not exist") var output: String?
    @Option(name: .customLong("as"), help: "Account that will fill it in; else the console") var account: String?
    @Flag(help: "Print JSON about the file written") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let register = try RegisterCommand.register(name)
        let form = try SheetFile.form(format, file: output)
        if form == .xlsx, output == nil { throw ValidationError("--format xlsx wants --output FILE") }
        try await withImports { imports, principal in
            guard let output else {
                let path = FileManager.default.temporaryDirectory.appending(path: "zhijian-\(UUID().uuidString).csv").path
                defer { try? FileManager.default.removeItem(atPath: path) }
                try imports.template(register.name, as: principal, to: path, form: form)
                FileHandle.standardOutput.write(FileManager.default.contents(atPath: path) ?? Data())
                return
            }
            try await AnswerFile.write(output) { try imports.template(register.name, as: principal, to: $0, form: form) }
            guard json else { return StandardStreams.message("已写出《\(register.title)》模板。") }
            var text = JSONOutline()
            text.object { text in
                text.string("register", register.name)
                text.string("file", output)
                text.string("format", form.rawValue)
            }
            StandardStreams.answer(text.text)
        }
    }

    /// With the store's own code tables; where there is no store yet, with those that came with the program.
    private func withImports(_ body: (Imports, Principal) async throws -> Void) async throws {
        if account == nil, let file = store.address.file, !FileManager.default.fileExists(atPath: file) {
            StandardStreams.message("没有数据库，代码按程序自带的代码表列出。")
            return try await ShippedImports.with(body)
        }
        try await store.withProduct { open in
            let (imports, _) = await open.imports(folder: store.address.folder)
            try await body(imports, try await open.product.access.principal(named: account))
        }
    }
}
