import Pages
import Registers
import ServiceLifecycle

/// Code tables and regions: the lists that all registers refer to, as versioned data with source and evidence.
///
/// The tables come with the program as CSV files (`Tables/`), are loaded into the store at the first start and compared at every
/// upgrade, and are edited there through the ledger. `CodeTableBook` is what the registers read.
public enum CodeTables {
    public static let registers: [Register] = [CodeTable.register, CodeTableEntry.register, Region.register]

    public static let slice = Slice("code_tables") { slice in
        slice.registers = registers
        slice.services = { product in
            guard let book = product.codes as? CodeTableBook else { return [] }
            return [FreshCodes(book: book, product: product)]
        }
    }

    /// What a starting product does before it serves: loads what is missing, then reads the store's tables.
    public static func start(_ product: Product) async throws {
        guard let book = product.codes as? CodeTableBook else { return }
        try await LoadCodeTables(registers: product.registers)()
        try await book.refresh(product.database)
    }
}

/// Keeps the codes of this node as fresh as the store.
struct FreshCodes: Service {
    let book: CodeTableBook
    let product: Product

    func run() async throws {
        await cancelWhenGracefulShutdown { await book.keepFresh(product.database) }
    }
}
