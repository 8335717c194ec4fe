import Registers

/// Code tables and regions: the lists that all registers refer to, as versioned data with source and evidence.
///
/// The tables come with the program as CSV files (`Tables/`), are loaded into the store at the first start and compared at every
/// upgrade, and are edited there through the ledger. `CodeTableBook` is what the registers read.
public enum CodeTables {
    public static let registers: [Register] = [CodeTable.register, CodeTableEntry.register, Region.register]
}
