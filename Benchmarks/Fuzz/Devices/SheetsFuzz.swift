/// Sheets of old readings under libFuzzer: `scripts/fuzz --sheets`. The bytes are the file; what they are is found by themselves.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let sheet = try? BackfillSheet(Array(UnsafeBufferPointer(start: bytes, count: count))) else { return 0 }
    precondition(sheet.rows.count <= BackfillSheet.mostRows)
    for row in sheet.rows {
        if let start = row.item.start, let end = row.item.end { precondition(end > start) }
        if let value = row.item.value { precondition(!value.isNaN) }
    }
    return 0
}
