/// Factor codes in the letter case of the standard, so that `A34001` and `la` meet `a34001` and `LA`.
public enum FactorCode {
    private static let words = [
        "LA", "Leq", "LMx", "LMn", "L5", "L10", "L50", "L90", "L95", "Ld", "Ln", "Ldn", "PM25", "PM10", "TSP", "TEM", "TEMP",
        "RH",
        "HUMI", "WD", "WS", "PA", "NOIS", "NOISE", "LEQ", "ZY",
    ]
    private static let byFolded = Dictionary(words.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })

    /// One letter and five digits are lower case (a34001, w01018); known words have their own spelling; others stay as sent.
    public static func standardCase(_ code: String) -> String {
        let bytes = code.utf8
        if bytes.count == 6, bytes.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return code.lowercased() }
        return byFolded[code.lowercased()] ?? code
    }
}
