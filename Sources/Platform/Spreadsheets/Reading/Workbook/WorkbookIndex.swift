/// What `workbook.xml` says: which sheets there are, and from which day serial numbers count.
final class WorkbookIndex: XMLSink {
    struct Sheet {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var countsFrom1904 = false

    init(_ part: ZipPart) throws { try XMLStream(part, sink: self, wantsText: false).readAll() }

    func start(_ element: XMLName, _ attributes: XMLAttributes) {
        if element == "workbookPr" { countsFrom1904 = attributes.flag("date1904") }
        guard element == "sheet", let name = attributes.text("name"), let relation = attributes.text("id") else { return }
        let state = attributes.text("state")
        sheets.append(Sheet(name: name, relation: relation, isHidden: state == "hidden" || state == "veryHidden"))
    }

    func end(_ element: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
