import NIOCore
import Spreadsheets

extension PageRequest {
    /// A table of a page as a file for a spreadsheet, whatever its length; who reads persons from it is logged by the caller, before.
    ///
    /// - Parameter name: of the file, without ending; none takes the title and the day.
    public func sheet(_ title: String, _ columns: [String], _ rows: [[SheetValue]], name: String? = nil) -> PageAnswer {
        var bytes = DelimitedLine.byteOrderMark
        DelimitedLine.append(columns.map { .text($0) }, to: &bytes)
        for row in rows { DelimitedLine.append(row, to: &bytes) }
        return download(ByteBuffer(bytes: bytes), name: "\(name ?? "\(title)-\(today)").csv", type: "text/csv; charset=utf-8")
    }
}
