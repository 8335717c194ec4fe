import ArgumentParser
import Server

/// Where the store is, for every command that works on one.
struct StoreOptions: ParsableArguments {
    @Option(help: "Folder of the embedded store; made where it is missing.")
    var data = "data"

    @Option(help: "Address of a PostgreSQL server (postgres://…); keys then stand in the data folder.")
    var database: String?

    var address: StoreAddress { database.map { .server($0, folder: data) } ?? .folder(data) }
}
