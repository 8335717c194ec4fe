/// Judges the places of one buffer where a frame may begin.
struct CandidateFrames {
    let base: UnsafePointer<UInt8>
    let count: Int
    /// No more bytes will come.
    let ended: Bool
    let tolerated: Dialects

    enum Judgement {
        /// More bytes are needed.
        case wait
        /// Not a frame, and inside one already reported.
        case skip
        case frame(segmentStart: Int, length: Int, checksum: UInt16, Dialects)
        case refused(Refusal, end: Int)
    }

    /// The next `##`; a single `#` at the end counts, as its second may still come. `count` when there is none.
    func nextStart(from position: Int) -> Int {
        var at = position
        while at < count {
            if base[at] == .hash {
                if at &+ 1 < count {
                    if base[at &+ 1] == .hash { return at }
                } else if !ended {
                    return at
                }
            }
            at &+= 1
        }
        return count
    }

    func judge(_ start: Int, refusedUntil: Int) -> Judgement {
        let available = count &- start
        guard available >= 6 || ended else { return .wait }
        guard let declared = length(start &+ 2, digits: 4) else { return judgeUnreadable(start, refusedUntil: refusedUntil) }
        guard declared <= FrameDecoder.maximumLength else { return refuse(.lengthExcessive, start, refusedUntil: refusedUntil) }
        let segmentStart = start &+ 6
        if let found = withSurplus(segmentStart, declared) { return found }
        guard available >= declared &+ 10 else {
            return ended ? refuseIncomplete(start, declared, refusedUntil: refusedUntil) : .wait
        }
        let given = hexadecimal(segmentStart &+ declared)
        let computed = Checksum.hj212(base + segmentStart, count: declared)
        if given == Int(computed) { return .frame(segmentStart: segmentStart, length: declared, checksum: computed, []) }
        if let found = inDialect(segmentStart, declared, given) { return found }
        // A failing candidate that lies wholly inside a refused frame is part of that frame's text.
        guard segmentStart &+ declared &+ 4 > refusedUntil else { return .skip }
        return explainAndRefuse(given < 0 ? .checksumMissing : .checksumWrong, start, segmentStart, declared)
    }

    /// The length counts more than it should: looked for first, because the surplus bytes may never come.
    private func withSurplus(_ segmentStart: Int, _ declared: Int) -> Judgement? {
        if tolerated.contains(.lengthPlusSix), let found = verified(segmentStart, declared &- 6, .lengthPlusSix) { return found }
        if tolerated.contains(.lengthPlusFour), let found = verified(segmentStart, declared &- 4, .lengthPlusFour) {
            return found
        }
        return nil
    }

    private func verified(_ segmentStart: Int, _ length: Int, _ dialects: Dialects) -> Judgement? {
        let end = segmentStart &+ length
        guard length >= 2, end &+ 4 <= count, base[end &- 1] == .ampersand, base[end &- 2] == .ampersand else { return nil }
        let computed = Checksum.hj212(base + segmentStart, count: length)
        guard hexadecimal(end) == Int(computed) else { return nil }
        return .frame(segmentStart: segmentStart, length: length, checksum: computed, dialects)
    }

    /// The declared length is there, the standard's CRC is not: is it one of the tolerated others?
    private func inDialect(_ segmentStart: Int, _ declared: Int, _ given: Int) -> Judgement? {
        guard !tolerated.isDisjoint(with: Dialects.checksums), let given = UInt16(exactly: given) else { return nil }
        let segment = UnsafeRawBufferPointer(start: base + segmentStart, count: declared)
        let found = Dialects.explaining(given, hj212: Checksum.hj212(segment), modbus: Checksum.modbus(segment))
        guard let found, tolerated.isSuperset(of: found) else { return nil }
        return .frame(segmentStart: segmentStart, length: declared, checksum: given, found)
    }

    private func judgeUnreadable(_ start: Int, refusedUntil: Int) -> Judgement {
        if count &- start >= 6, let declared = length(start &+ 2, digits: 3) {
            guard start >= refusedUntil else { return .skip }
            if tolerated.contains(.threeDigitLength) {
                guard count &- start >= declared &+ 9 || ended else { return .wait }
                if let found = verified(start &+ 5, declared, .threeDigitLength) { return found }
            }
            return explainAndRefuse(.lengthUnreadable, start, start &+ 5, declared)
        }
        return refuse(.lengthUnreadable, start, refusedUntil: refusedUntil)
    }

    private func refuseIncomplete(_ start: Int, _ declared: Int, refusedUntil: Int) -> Judgement {
        guard start >= refusedUntil else { return .skip }
        let hasSegment = count &- start >= declared &+ 6
        return explainAndRefuse(hasSegment ? .checksumMissing : .incomplete, start, start &+ 6, declared)
    }

    private func refuse(_ refusal: Refusal, _ start: Int, refusedUntil: Int) -> Judgement {
        guard start >= refusedUntil else { return .skip }
        guard let end = extent(start) else { return .wait }
        return .refused(refusal, end: end)
    }

    /// Refuses, saying the dialect where one explains the frame; takes it where that dialect is tolerated.
    private func explainAndRefuse(_ refusal: Refusal, _ start: Int, _ segmentStart: Int, _ declared: Int) -> Judgement {
        guard let end = extent(start) else { return .wait }
        guard let (length, checksum, found) = explain(segmentStart, end) else { return .refused(refusal, end: end) }
        var dialects = found
        if segmentStart == start &+ 5 { dialects.insert(.threeDigitLength) }
        switch declared &- length {
        case 0: break
        case 4: dialects.insert(.lengthPlusFour)
        case 6: dialects.insert(.lengthPlusSix)
        default: dialects.insert(.otherLength)
        }
        if tolerated.isSuperset(of: dialects) {
            return .frame(segmentStart: segmentStart, length: length, checksum: checksum, dialects)
        }
        return .refused(.dialect(dialects), end: end)
    }

    /// The first closing `&&` after which four hexadecimal characters verify under any known checksum.
    private func explain(_ segmentStart: Int, _ end: Int) -> (length: Int, checksum: UInt16, Dialects)? {
        var hj212: UInt16 = 0xFFFF
        var modbus: UInt16 = 0xFFFF
        var at = segmentStart
        while at &+ 4 < end {
            hj212 = Checksum.hj212(after: hj212, base[at])
            modbus = Checksum.modbus(after: modbus, base[at])
            at &+= 1
            guard base[at &- 1] == .ampersand, at &- segmentStart >= 2, base[at &- 2] == .ampersand,
                let given = UInt16(exactly: hexadecimal(at)),
                let dialects = Dialects.explaining(given, hj212: hj212, modbus: modbus)
            else { continue }
            return (at &- segmentStart, given, dialects)
        }
        return nil
    }

    /// Where a refused frame ends: before the next line end or the next thing that looks like a frame. Nil: not known yet.
    private func extent(_ start: Int) -> Int? {
        let limit = start &+ FrameDecoder.maximumLength &+ 10
        var at = start &+ 2
        while at < min(count, limit) {
            if base[at] == .lineFeed { return at }
            if base[at] == .hash {
                if at &+ 6 > count, !ended { return nil }
                if at &+ 6 <= count, base[at &+ 1] == .hash, length(at &+ 2, digits: 4) != nil { return at }
            }
            at &+= 1
        }
        return at >= limit ? limit : ended ? count : nil
    }

    private func length(_ at: Int, digits: Int) -> Int? {
        guard at &+ digits <= count else { return nil }
        var value = 0
        for place in at..<at &+ digits {
            let digit = base[place] &- 0x30
            guard digit <= 9 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value
    }

    /// The value of four hexadecimal characters of either case; −1 when they are not.
    private func hexadecimal(_ at: Int) -> Int {
        guard at &+ 4 <= count else { return -1 }
        var value = 0
        var seen: UInt8 = 0
        for place in at..<at &+ 4 {
            let digit = base[place].hexadecimal
            seen |= digit
            value = value << 4 | Int(digit)
        }
        return seen <= 0x0F ? value : -1
    }
}
