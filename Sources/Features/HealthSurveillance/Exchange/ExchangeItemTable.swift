/// From the item codes of the national exchange (健康指标, seven digits, 2020) to our items; the longest prefix that fits decides.
///
/// Our own pairing, from the names of the table; a code without a pair is carried in words, never dropped.
enum ExchangeItemTable {
    /// Item of a code; nil without a pair.
    static func item(_ code: String) -> String? {
        // What already is a code of ours stands for itself: `L4000`, `RU`, `SYM`.
        guard code.count == 7, code.allSatisfy(\.isNumber) else { return code.isEmpty ? nil : code }
        return (2...7).reversed().lazy.compactMap { rows[String(code.prefix($0))] }.first ?? (code.hasPrefix("1") ? "SYM" : nil)
    }

    /// Items whose result is a number that is kept.
    static func isNumeric(_ item: String) -> Bool { numeric.contains(item) || ResultCode.isThreshold(item) }

    private static let numeric: Set = [
        "SBP", "DBP", "HR", "RR", "FVC", "FEV1", "WBC", "NEU", "HGB", "PLT", "GLU", "PB-U", "RU", "RM", "RL", "LU", "LM", "LL",
        "PROFUSION",
    ]

    private static let rows: [String: String] = [
        "2010501": "SBP", "2010502": "DBP", "2010200": "HEIGHT", "2010300": "HEIGHT", "20201": "VISION", "20202": "SLIT",
        "20203": "FUN", "20205": "SLIT", "20209": "EAR", "20210": "EAR", "20211": "NOSE", "20212": "NOSE", "20213": "ORAL",
        "20214": "ORAL", "20215": "ORAL", "20216": "ORAL", "20217": "ORAL", "20219": "IOP", "2030100": "HR", "2031001": "RR",
        "203": "INT", "20309": "DER", "3020100": "FVC", "3020200": "FEV1", "302": "PFT", "3040100": "L500", "3040200": "L1000",
        "3040300": "L2000", "3040400": "L3000", "3040500": "L4000", "3040600": "L6000", "3040800": "R500", "3040900": "R1000",
        "3041000": "R2000", "3041100": "R3000", "3041200": "R4000", "3041300": "R6000", "304": "PTA", "306": "ECG",
        "3080100": "CXR-HK", "3080200": "CXR-HK", "4010100": "WBC", "4010200": "NEU", "4012000": "HGB", "4012600": "PLT",
        "401": "CBC", "402": "URI", "403": "URI", "4070500": "GLU", "4080100": "PB-U",
    ]
}
