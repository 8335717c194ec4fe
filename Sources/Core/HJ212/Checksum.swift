/// The two checksums met on the wire: that of HJ 212 annex A, and the Modbus CRC-16 that many devices send instead.
public enum Checksum {
    /// HJ 212-2017 annex A: before each byte the register is shifted right by eight, so its low byte is thrown away.
    ///
    /// Only eight bits of state pass from byte to byte, and the step is linear over XOR. Eight bytes can therefore be
    /// folded with eight independent look-ups instead of a chain of eight dependent ones.
    /// Example: `ST=23` gives F001.
    public static func hj212(_ bytes: UnsafeRawBufferPointer) -> UInt16 {
        guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return 0xFFFF }
        return hj212(base, count: bytes.count)
    }

    /// The same for bytes in an array.
    public static func hj212(_ bytes: [UInt8]) -> UInt16 { bytes.withUnsafeBytes { hj212($0) } }

    static func hj212(_ base: UnsafePointer<UInt8>, count: Int) -> UInt16 {
        guard count > 0 else { return 0xFFFF }
        let fold = ChecksumTables.fold
        let final = ChecksumTables.final
        let raw = UnsafeRawPointer(base)
        var state: UInt64 = 0xFF
        var offset = 0
        // The last byte goes through the full table, which also yields the low byte of the result.
        let foldable = count &- 1
        while offset &+ 8 <= foldable {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ state
            let low =
                fold[Int(word & 0xFF)] ^ fold[Int(word >> 8 & 0xFF) | 0x100] ^ fold[Int(word >> 16 & 0xFF) | 0x200]
                ^ fold[Int(word >> 24 & 0xFF) | 0x300]
            let high =
                fold[Int(word >> 32 & 0xFF) | 0x400] ^ fold[Int(word >> 40 & 0xFF) | 0x500] ^ fold[Int(word >> 48 & 0xFF) | 0x600]
                ^ fold[Int(word >> 56) | 0x700]
            state = UInt64(low ^ high)
            offset &+= 8
        }
        while offset < foldable {
            state = UInt64(fold[Int(state) ^ Int(base[offset]) | 0x700])
            offset &+= 1
        }
        return final[Int(state) ^ Int(base[offset])]
    }

    /// Modbus CRC-16: the byte is mixed in first and nothing is thrown away.
    public static func modbus(_ bytes: UnsafeRawBufferPointer) -> UInt16 {
        bytes.reduce(0xFFFF) { modbus(after: $0, $1) }
    }

    static func modbus(after register: UInt16, _ byte: UInt8) -> UInt16 {
        register >> 8 ^ ChecksumTables.final[Int(UInt8(truncatingIfNeeded: register) ^ byte)]
    }

    static func hj212(after register: UInt16, _ byte: UInt8) -> UInt16 {
        ChecksumTables.final[Int(UInt8(truncatingIfNeeded: register >> 8) ^ byte)]
    }
}

/// Tables of the polynomial A001, made once and never freed.
private enum ChecksumTables {
    /// The register after one byte.
    nonisolated(unsafe) static let final: UnsafePointer<UInt16> = {
        let table = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
        for byte in 0..<256 {
            var register = UInt16(byte)
            for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xA001 : register >> 1 }
            table[byte] = register
        }
        return UnsafePointer(table)
    }()

    /// Eight tables of 256: table k holds what remains of a byte in the state after itself and 7 − k further bytes.
    nonisolated(unsafe) static let fold: UnsafePointer<UInt8> = {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 2_048)
        for byte in 0..<256 {
            var state = UInt8(final[byte] >> 8)
            for place in stride(from: 7, through: 0, by: -1) {
                table[place << 8 | byte] = state
                state = UInt8(final[Int(state)] >> 8)
            }
        }
        return UnsafePointer(table)
    }()
}
