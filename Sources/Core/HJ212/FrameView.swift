/// A frame while it still lies in the receive buffer. Valid only inside the visitor's call; nothing of it may be kept.
public struct FrameView {
    /// The bytes the length counts: from the first header name to the closing `&&`.
    public let segment: UnsafeRawBufferPointer
    /// Where the parts stand.
    public let index: FrameIndex
    /// The CRC as sent.
    public let checksum: UInt16
    /// Deviations that were tolerated.
    public let dialects: Dialects

    /// The bytes of a part.
    @inlinable public func bytes(_ slice: FrameIndex.Slice) -> UnsafeRawBufferPointer {
        let start = Int(slice.start)
        return UnsafeRawBufferPointer(rebasing: segment[start..<start + Int(slice.length)])
    }

    /// The bytes of a header field.
    public subscript(field: FrameIndex.Field) -> UnsafeRawBufferPointer { bytes(index[field]) }

    /// The whole number of a header field; nil when absent, not digits, or longer than nine of them.
    public func number(_ field: FrameIndex.Field) -> Int? {
        let digits = self[field]
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        var value = 0
        for byte in digits {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// CN as a number.
    public var command: Int? { number(.cn) }
    /// Nil when absent or no number of 0…255.
    public var flag: Flag? { number(.flag).flatMap { UInt8(exactly: $0) }.map(Flag.init) }
}

/// What a decoder met.
public enum RawEvent {
    case frame(FrameView)
    /// Bytes that looked like a frame and were not taken; valid only inside the visitor's call.
    case refused(Refusal, UnsafeRawBufferPointer)
}
