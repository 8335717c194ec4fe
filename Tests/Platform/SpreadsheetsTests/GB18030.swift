import Glibc

/// Text in another encoding, as an office's program would have written it.
func converted(_ text: String, to encoding: String) throws -> [UInt8] {
    let converter = iconv_open(encoding, "UTF-8")
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 2 + 16)
    var inputLeft = input.count
    var outputLeft = output.count
    let result = input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
            var from = input.baseAddress
            var to = output.baseAddress
            return iconv(converter, &from, &inputLeft, &to, &outputLeft)
        }
    }
    guard result == 0 else { throw Missing() }
    return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
}
