/// Finds the delimiter of a text table from its first records.
enum Delimiter {
    static let candidates: [UInt8] = [0x2C, 0x3B, 0x09]  // , ; tab

    /// The candidate that divides most records into the same number of fields; where two are equal, the one that divides
    /// more. `1,5;2,5` is divided by the semicolon, because its heading is.
    static func guess(_ sample: [UInt8]) -> UInt8 {
        if let stated = stated(sample) { return stated }
        var best: (delimiter: UInt8, agreeing: Int, fields: Int) = (0x2C, 0, 0)
        for candidate in candidates {
            let counts = fieldCounts(sample, candidate)
            let usual = Dictionary(counts.filter { $0 > 0 }.map { ($0, 1) }, uniquingKeysWith: +)
                .max { ($0.value, $0.key) < ($1.value, $1.key) }
            guard let usual else { continue }
            if (usual.value, usual.key) > (best.agreeing, best.fields) { best = (candidate, usual.value, usual.key) }
        }
        return best.delimiter
    }

    /// Excel's own first line `sep=;`.
    static func stated(_ sample: [UInt8]) -> UInt8? {
        guard sample.count >= 5, sample.prefix(4).elementsEqual("sep=".utf8), candidates.contains(sample[4]),
            sample.count == 5 || sample[5] == 0x0D || sample[5] == 0x0A
        else { return nil }
        return sample[4]
    }

    /// How many delimiters each of the first records has, outside quotes.
    private static func fieldCounts(_ sample: [UInt8], _ delimiter: UInt8) -> [Int] {
        var counts: [Int] = []
        var count = 0
        var quoted = false
        var isBlank = true
        for byte in sample {
            if byte == 0x22 { quoted.toggle() }
            if byte == 0x0A && !quoted {
                if !isBlank { counts.append(count) }
                (count, isBlank) = (0, true)
                if counts.count == 50 { return counts }
            } else {
                if byte == delimiter && !quoted { count += 1 }
                if byte != 0x0D { isBlank = false }
            }
        }
        if !isBlank { counts.append(count) }
        return counts
    }
}
