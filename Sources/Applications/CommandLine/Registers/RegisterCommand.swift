import ArgumentParser
import Pages
import Registers
import Server

/// `zhijian register …`: the ledgers (台账) at the command line.
struct RegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register", abstract: "The registers: list, describe, template, import, export",
        subcommands: [
            RegisterListCommand.self, RegisterDescribeCommand.self, RegisterTemplateCommand.self, RegisterImportCommand.self,
            RegisterExportCommand.self,
        ])

    /// The declarations themselves; no store is needed for them.
    static let catalogue = ProductSchema.catalogue(ProductSlices.all)

    static func register(_ name: String) throws -> Register {
        guard let register = catalogue.register(name) else { throw CommandError.noSuchRegister(name) }
        return register
    }
}

struct RegisterListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "All registers with what they serve")

    @Flag(help: "Print JSON") var json = false

    func run() throws {
        let registers = RegisterCommand.catalogue.registers
        guard json else {
            for register in registers {
                let served = register.requirements.joined(separator: " ")
                StandardStreams.answer([register.name, register.title, register.menu, served].joined(separator: "\t"))
            }
            return
        }
        var text = JSONOutline()
        text.array { text in
            for register in registers {
                text.object { text in
                    text.string("name", register.name)
                    text.string("title", register.title)
                    text.string("menu", register.menu)
                    text.integer("fields", Int64(register.fields.count))
                    text.bool("importable", register.isEditable)
                    text.strings("requirements", register.requirements)
                }
            }
        }
        StandardStreams.answer(text.text)
    }
}

struct RegisterDescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe", abstract: "One register: its fields, keys, states and who may do what")

    @Argument(help: "Name of the register, as `register list` prints it") var name: String
    @Flag(help: "Print JSON") var json = false

    func run() throws {
        let register = try RegisterCommand.register(name)
        StandardStreams.answer(json ? RegisterDescription.json(register) : RegisterDescription.text(register))
    }
}
