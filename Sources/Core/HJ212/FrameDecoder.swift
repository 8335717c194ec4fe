/// Cuts a byte stream into frames, however it arrives: glued, split anywhere, with noise between, with wrong lengths.
///
/// Finds `##`, waits for the declared length, verifies the CRC, and on any failure goes on one byte further, so that a
/// damaged frame never costs the good one behind it. What comes out does not depend on how the stream was cut.
public struct FrameDecoder: Sendable {
    /// Data segments may have 1 024 bytes (HJ 212-2017, 6.3.1); real ones have been seen above that.
    public static let maximumLength = 4_096
    /// More parts than this are refused.
    public static let maximumParts = 64

    /// Dialects that are accepted.
    public let tolerated: Dialects
    /// Bytes that may still become a frame.
    private var pending: [UInt8] = []
    /// How many bytes from the start of the next scan belong to a frame already refused.
    private var refusedAhead = 0

    /// Frames taken.
    public private(set) var frameCount = 0
    /// Frames refused.
    public private(set) var refusedCount = 0
    /// Bytes outside any frame, line ends not counted.
    public private(set) var skippedByteCount = 0

    public init(tolerating dialects: Dialects = .harmless) { tolerated = dialects }

    /// Is the beginning of a frame waiting for the rest?
    public var isWaiting: Bool { !pending.isEmpty }
    /// Bytes kept; never more than one frame and what came with it.
    public var pendingByteCount: Int { pending.count }

    /// Takes the next bytes and visits what they complete.
    public mutating func decode(_ bytes: UnsafeRawBufferPointer, using index: FrameIndex, _ visit: (RawEvent) -> Void) {
        if pending.isEmpty {
            let consumed = scan(bytes, ended: false, index, visit)
            if consumed < bytes.count { pending += bytes[consumed...] }
        } else {
            pending += bytes
            scanPending(ended: false, index, visit)
        }
    }

    /// The rest will not come: the half frame is refused, and what can be saved of the bytes behind it is visited.
    public mutating func expire(using index: FrameIndex, _ visit: (RawEvent) -> Void) {
        scanPending(ended: true, index, visit)
    }

    private mutating func scanPending(ended: Bool, _ index: FrameIndex, _ visit: (RawEvent) -> Void) {
        var work: [UInt8] = []
        swap(&work, &pending)
        let consumed = work.withUnsafeBytes { scan($0, ended: ended, index, visit) }
        work.removeFirst(consumed)
        pending = work
    }

    /// Returns how many bytes are dealt with; the rest is the beginning of a frame.
    private mutating func scan(
        _ bytes: UnsafeRawBufferPointer, ended: Bool, _ index: FrameIndex, _ visit: (RawEvent) -> Void
    ) -> Int {
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0 }
        let candidates = CandidateFrames(base: base, count: bytes.count, ended: ended, tolerated: tolerated)
        var position = 0
        var refusedUntil = refusedAhead
        defer { refusedAhead = max(0, refusedUntil - position) }
        while true {
            let start = candidates.nextStart(from: position)
            if start > max(position, refusedUntil) { countSkipped(base, max(position, refusedUntil), start) }
            position = start
            guard start < bytes.count else { return position }
            switch candidates.judge(start, refusedUntil: refusedUntil) {
            case .wait: return position
            case .skip: position = start &+ 1
            case .frame(let segmentStart, let length, let checksum, let dialects):
                let segment = UnsafeRawBufferPointer(start: base + segmentStart, count: length)
                let end = segmentStart &+ length &+ 4
                index.read(segment)
                let view = FrameView(segment: segment, index: index, checksum: checksum, dialects: dialects)
                position = end
                if (view.number(.pnum) ?? 0) > FrameDecoder.maximumParts {
                    refusedCount &+= 1
                    visit(.refused(.partsExcessive, UnsafeRawBufferPointer(start: base + start, count: end - start)))
                } else {
                    frameCount &+= 1
                    visit(.frame(view))
                }
            case .refused(let refusal, let end):
                position = start &+ 1
                refusedUntil = max(refusedUntil, end)
                refusedCount &+= 1
                var count = end - start
                while count > 0, base[start + count - 1] == .carriageReturn { count &-= 1 }
                visit(.refused(refusal, UnsafeRawBufferPointer(start: base + start, count: count)))
            }
        }
    }

    private mutating func countSkipped(_ base: UnsafePointer<UInt8>, _ from: Int, _ to: Int) {
        for place in from..<to where base[place] != .carriageReturn && base[place] != .lineFeed { skippedByteCount &+= 1 }
    }
}
