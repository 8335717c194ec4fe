import Access
import Foundation
import Logging
import Pages
import Server

extension StoreOptions {
    /// Opens the store that is there; commands never make one by mistake.
    func withProduct<Result>(_ body: (OpenProduct) async throws -> Result) async throws -> Result {
        try address.requireStore()
        var logger = Logger(label: "zhijian") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .error
        let open = try await OpenProduct.open(address, slices: Console.slices(ProductSlices.all), logger: logger)
        do {
            let result = try await body(open)
            try await open.close()
            return result
        } catch {
            try? await open.close()
            throw error
        }
    }
}

extension StoreAddress {
    /// The file of the embedded store; nil on a server.
    var file: String? {
        guard case .folder(let folder) = self else { return nil }
        return folder + "/zhijian.sqlite"
    }

    var keyringFile: String { folder + "/keyring" }

    var hasKeyring: Bool {
        if let text = ProcessInfo.processInfo.environment["ZHIJIAN_KEYRING"], !text.isEmpty { return true }
        return FileManager.default.fileExists(atPath: keyringFile)
    }

    /// Refuses a place without a store, and a store whose keys are gone: opening it would quietly make new keys, and what is
    /// sealed with them could not be read together with what was sealed before.
    func requireStore() throws {
        if let file, !FileManager.default.fileExists(atPath: file) { throw CommandError.noStore }
        guard hasKeyring else { throw CommandError.keyringMissing }
    }
}
