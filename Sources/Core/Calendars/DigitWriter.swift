/// Writes days and times into a text of known length: lists and exports hold thousands of them.
struct DigitWriter {
    private let text: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    init(_ text: UnsafeMutableBufferPointer<UInt8>) { self.text = text }

    mutating func write(_ byte: UInt8) {
        text[count] = byte
        count += 1
    }

    /// A number of known width with leading zeros.
    mutating func write(_ value: Int, digits: Int) {
        var rest = value
        for place in stride(from: count + digits - 1, through: count, by: -1) {
            text[place] = 0x30 + UInt8(rest % 10)
            rest /= 10
        }
        count += digits
    }

    /// `yyyy-MM-dd`, ten bytes.
    mutating func write(_ day: Day) {
        let (year, month, dayOfMonth) = day.components
        write(year, digits: 4)
        write(0x2D)
        write(month, digits: 2)
        write(0x2D)
        write(dayOfMonth, digits: 2)
    }
}
