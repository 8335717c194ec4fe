extension Forensics {
    /// From the third significant digit on, last digits of measured values are nearly even; numbers that people think up are not.
    ///
    /// Noughts are left out: a spreadsheet drops them at the end (0.420 becomes 0.42), so their share says nothing. χ² of the digits 1 to 9.
    public static func terminalDigits(_ results: [ReportedResult]) -> ReasonToLook? {
        let digits = results.compactMap { result -> Int? in
            let digits = result.significantDigits
            guard digits.count >= 3, let last = digits.last, last != 0 else { return nil }
            return last
        }
        // Ten expected in each of nine cells.
        guard digits.count >= 90 else { return nil }
        let expected = Double(digits.count) / 9
        var counts = [Int](repeating: 0, count: 10)
        for digit in digits { counts[digit] += 1 }
        let square = counts.dropFirst().reduce(0.0) { sum, count in
            let difference = Double(count) - expected
            return sum + difference * difference / expected
        }
        let chance = ChiSquare.upper(square, degrees: 8)
        guard chance < bound, let most = (1...9).max(by: { counts[$0] < counts[$1] }) else { return nil }
        return ReasonToLook(
            .terminalDigits, "\(digits.count) 个结果的末位数字不均匀（χ² = \(rounded(square))，自由度 8），“\(most)”出现 \(counts[most]) 次",
            chance: chance)
    }
}
