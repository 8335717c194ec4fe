import Calendars
import Employers
import HealthSurveillance
import Registers
import Rulebook

/// Report cards as the documents of the national exchange (数据交换文档规范 试行版 1.0, 2020-05): element names, order and codes as printed there,
/// misspellings too. The envelope (organisation, licence) is not described well enough to be written here.
struct ReportCardDocument: Sendable {
    /// A card with the employer that it names.
    struct Entry: Sendable {
        var id: Int64
        var card: ReportCard
        var state: String
        var employer: Employer?
    }

    /// A required element without a value.
    struct Gap: Sendable, Hashable {
        var card: Int64
        var tag: String
        var meaning: String
    }

    /// The three documents that carry the five kinds of cards.
    enum Kind: String, Sendable, CaseIterable {
        case suspected = "SUSPECTED_OCPD"
        case disease = "DIAGNOSE_OCPD"
        case pesticide = "NYZD"

        init(card kind: String) {
            switch kind {
            case "suspected": self = .suspected
            case "pesticide": self = .pesticide
            default: self = .disease
            }
        }
    }

    let codes: any CodeBook
    /// Nine digits of whoever reports; empty when nobody said.
    var organ = ""

    static let mark = "职业病及健康危害因素监测信息系统数据交换文档规范（试行版 1.0，2020-05）；目录为 2013 版十大类，名称与编码的对应未经核对（P）"

    func write(_ kind: Kind, _ entries: [Entry]) -> (text: String, gaps: [Gap]) {
        var markup = MarkupText()
        markup.remark(Self.mark)
        var gaps: [Gap] = []
        markup.group("\(kind.rawValue)_LIST") { list in
            for entry in entries {
                let elements = CardElements(entry: entry, kind: kind, codes: codes, organ: organ)
                list.group(kind.rawValue) { elements.write(into: &$0) }
                gaps += elements.gaps
            }
        }
        return (markup.text, gaps)
    }

    /// `2026-03-02` as `20260302`.
    static func day(_ day: Day?) -> String { day.map { $0.description.filter { $0 != "-" } } ?? "" }

    /// Nine digits: a county's six are filled up.
    static func region(_ code: String) -> String {
        guard code.count <= 9, code.allSatisfy(\.isNumber), !code.isEmpty else { return "" }
        return code + String(repeating: "0", count: 9 - code.count)
    }

    /// 审核状态 of the exchange for the state of a card.
    static func audit(_ state: String) -> String {
        switch state {
        case "county": "02"
        case "city": "11"
        case "province": "12"
        case "returned": "04"
        case "passed": "07"
        default: "01"
        }
    }
}
