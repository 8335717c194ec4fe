/// Why a city could not be made.
public enum DemoCityError: Error, Sendable, Hashable {
    /// The store already holds employers: simulated records are never mixed with others.
    case storeNotEmpty
    case noRegister(String)
    case badScale

    public var code: String {
        switch self {
        case .storeNotEmpty: "DM-001"
        case .noRegister: "DM-002"
        case .badScale: "DM-003"
        }
    }

    public var message: String {
        switch self {
        case .storeNotEmpty: "这个数据目录里已经有用人单位。模拟数据不会与已有数据混在一起，请换一个空的数据目录。"
        case .noRegister(let name): "程序中没有名为 \(name) 的登记册，不能生成模拟数据。"
        case .badScale: "规模要大于 0、不超过 100，例如 0.05 或 1。"
        }
    }
}
