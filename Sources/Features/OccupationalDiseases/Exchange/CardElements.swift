import Access
import Calendars
import CodeTables
import HealthSurveillance
import Registers
import Rulebook

/// The elements of one card, in the order of its document.
struct CardElements: Sendable {
    enum Need: Sendable { case required, optional }

    struct Element: Sendable {
        /// Group below the card; empty for its own elements.
        var group: String
        var tag: String
        var meaning: String
        var value: String
        var need: Need
    }

    let entry: ReportCardDocument.Entry
    let kind: ReportCardDocument.Kind
    let codes: any CodeBook
    let organ: String

    private var card: ReportCard { entry.card }

    func write(into markup: inout MarkupText) {
        var groups: [String] = []
        for element in all where !groups.contains(element.group) { groups.append(element.group) }
        for group in groups {
            let filled = all.filter { $0.group == group && !$0.value.isEmpty }
            guard !filled.isEmpty else { continue }
            func elements(_ part: inout MarkupText) { filled.forEach { part.element($0.tag, $0.value) } }
            if group.isEmpty { elements(&markup) } else { markup.group(group, elements) }
        }
    }

    /// Required elements that stay empty: told before the file leaves, never filled with something made up.
    var gaps: [ReportCardDocument.Gap] {
        all.filter { $0.need == .required && $0.value.isEmpty }.map { .init(card: entry.id, tag: $0.tag, meaning: $0.meaning) }
    }

    private var all: [Element] {
        let parts: [[Element]] =
            switch kind {
            case .suspected:
                [employer, worker, disease, exposure(otherWork: "other_work_type"), found, writer, factor, place, audit]
            case .disease:
                [
                    employer, worker, disease, exposure(otherWork: "OTHER_WORK_TYPE"), death, found, writer, factor, diagnosis,
                    place, stages, audit,
                ]
            case .pesticide: [worker, poisoning, writer, place, audit]
            }
        return parts.flatMap(\.self)
    }

    // MARK: Parts

    private var employer: [Element] {
        guard let employer = entry.employer else {
            return [make("ENTERPRISE_NAME", "用人单位名称", "", in: "ENTERPRISE_INFO")]
        }
        let names = codes.regionPath(employer.regionCode)?.text.split(separator: "/").map { codes.regionName(String($0)) } ?? []
        return [
            make("ENTERPRISE_NAME", "用人单位名称", employer.name, in: "ENTERPRISE_INFO"),
            make("CREDIT_CODE", "统一社会信用代码", employer.creditCode, in: "ENTERPRISE_INFO"),
            make("ECONOMIC_TYPE_CODE", "经济类型", employer.ownership, .optional, in: "ENTERPRISE_INFO"),
            make("INDUSTRY_CATEGORY_CODE", "行业", employer.industry, in: "ENTERPRISE_INFO"),
            make("BUSINESS_SCALE_CODE", "企业规模", employer.size, .optional, in: "ENTERPRISE_INFO"),
            make("ADDRESS_CODE", "所属地区", ReportCardDocument.region(employer.regionCode), in: "ENTERPRISE_INFO"),
            make("ADDRESS_DETAIL", "详细地址", employer.address, in: "ENTERPRISE_INFO"),
            make("ENTERPRISE_CONTACT", "联系人", employer.contactName, in: "ENTERPRISE_INFO"),
            make("CONTACT_TELPHONE", "联系电话", employer.contactPhone, in: "ENTERPRISE_INFO"),
            make("ALL_NAME", "所在区全名称", names.joined(), in: "ENTERPRISE_INFO"),
        ]
    }

    /// 身份证件类型 01 is the resident identity card; sex by GB/T 2261.1.
    private var worker: [Element] {
        let sex = Identity.sex(card.idNumber).map { $0 == .male ? "1" : "2" } ?? ""
        return [
            make("WORKER_NAME", "姓名", card.name, in: "WORKER_INFO"), make("ID_CARD_TYPE_CODE", "证件类型", "01", in: "WORKER_INFO"),
            make("ID_CARD", "证件号码", card.idNumber, in: "WORKER_INFO"), make("GENDER_CODE", "性别", sex, in: "WORKER_INFO"),
            make("BIRTH_DATE", "出生日期", day(Identity.birth(card.idNumber)), in: "WORKER_INFO"),
        ]
    }

    private var disease: [Element] {
        let name = codes.entry("disease_2025", card.disease)?.label ?? ""
        let code = ExchangeCodes.code("disease", named: name) ?? ""
        return [
            // Lungs have two digits (11 pneumoconiosis, 12 others), all other classes one.
            make("DISEASE_TYPE_CODE", "职业病种类", code.hasPrefix("1") ? String(code.prefix(2)) : String(code.prefix(1))),
            make("DISEASE_NAME_CODE", "职业病名称", code),
            make("DISEASE_NAME_CODE_OTHER", "其他职业病名称", code.isEmpty ? (name.isEmpty ? card.otherDisease : name) : "", .optional),
        ]
    }

    /// The table of work types is not at hand: the name goes as “other”, its code stays a gap.
    private func exposure(otherWork: String) -> [Element] {
        [
            make("WORK_TYPE_CODE", "工种代码", ""), make(otherWork, "其他工种名称", card.work, .optional),
            make("HARM_START_DATE", "开始接害日期", day(card.exposedFrom)),
            make("HARM_AGE_YEAR", "接害工龄（年）", card.exposedYears.map(String.init) ?? ""),
            make("HARM_AGE_MONTH", "接害工龄（月）", card.exposedMonths.map(String.init) ?? ""),
        ]
    }

    private var death: [Element] {
        [
            make("DIE_DATE", "死亡日期", day(card.diedDay), .optional),
            make("COMPLICATION_CODE", "合并症代码", card.complication, .optional),
        ]
    }

    private var diagnosis: [Element] {
        [
            make("CASETYPE", "尘肺病病例类型", card.caseType, card.kind == "pneumoconiosis" ? .required : .optional),
            // The reason of death has codes of its own that are not in the printed tables: it goes as words.
            make("OTHER_DIE_REASON", "死亡原因", card.deathReason, .optional),
            make("APPLY_DIAGNOSE_DATE", "申请诊断日期", day(card.appliedDay)),
        ]
    }

    private var stages: [Element] {
        [
            make("DIAGNOSE_DATE_STAGE_ONE", "一期诊断日期", day(card.stageOne), .optional),
            make("DIAGNOSE_DATE_STAGE_TWO", "二期诊断日期", day(card.stageTwo), .optional),
            make("DIAGNOSE_DATE_STAGE_THREE", "三期诊断日期", day(card.stageThree), .optional),
        ]
    }

    private var poisoning: [Element] {
        [
            make("DIAGNOSE_DATE", "诊断日期", day(card.foundDay)), make("PESTICIDE_POISONING_NAME", "农药名称代码", pesticide),
            make("OTHER_INFO", "其他毒物", pesticide == otherPesticide ? String(card.pesticide.prefix(20)) : "", .optional),
            make("PESTICIDE_POISONING_CAUSE_TYPE_CODE", "中毒原因", card.cause), make("OUTCOME", "转归", card.outcome),
            make("DIE_DATE", "死亡日期", day(card.diedDay), .optional),
            make("ADDRESS_CODE", "发生地区", ReportCardDocument.region(card.place)),
            make("VILLAGE", "发生地详细地址", card.placeDetail), make("DIAGNOSE_UNIT_NAME", "诊断单位", card.unit),
            make("DIAGNOSE_PERSON", "单位负责人", card.unitHead),
        ]
    }

    private var found: [Element] {
        [
            make("DIAGNOSE_DATE", "发现或诊断日期", day(card.foundDay)), make("DIAGNOSE_UNIT_NAME", "发现或诊断单位", card.unit),
            make("DIAGNOSE_PERSON", "单位负责人", card.unitHead),
        ]
    }

    private var writer: [Element] {
        [
            make("WRITE_PERSON", "填表人", card.writer), make("WRITE_PERSON_TELPHONE", "填表人电话", card.writerPhone),
            make("WRITE_DATE", "填表日期", day(card.writtenDay)), make("REPORT_PERSON", "报告人", card.reporter),
            make("REPORT_DATE", "报告日期", day(card.reportDay)), make("REPORT_UNIT", "报告单位", card.reportUnit),
            make("REPORT_PERSON_TEL", "报告人电话", card.reporterPhone), make("WRITE_UNIT", "填表单位", card.unit),
            make("WORKER_TELPHONE", "劳动者联系电话", card.phone), make("REMARK", "备注", card.remark, .optional),
        ]
    }

    private var factor: [Element] {
        let name = codes.entry("hazard_factor", card.hazard)?.label ?? ""
        let code = ExchangeCodes.code("factor", named: name) ?? ""
        return [
            make("FACTOR_CODE", "危害因素代码", code), make("FACTOR_CODE_OTHER", "其他危害因素", code.isEmpty ? name : "", .optional),
        ]
    }

    private var place: [Element] {
        [
            make("AREA_CODE", "创建地区", ReportCardDocument.region(card.regionCode)), make("ORG_CODE", "创建机构代码", organ),
        ]
    }

    private var audit: [Element] {
        [make("AUDITSTATUS", "审核状态", ReportCardDocument.audit(entry.state), in: "AUDIT_INFO")]
    }

    private let otherPesticide = "25"
    private var pesticide: String {
        card.pesticide.isEmpty ? "" : ExchangeCodes.code("pesticide", named: card.pesticide) ?? otherPesticide
    }

    private func make(
        _ tag: String, _ meaning: String, _ value: String, _ need: Need = .required, in group: String = ""
    ) -> Element {
        Element(group: group, tag: tag, meaning: meaning, value: value, need: need)
    }

    private func day(_ day: Day?) -> String { ReportCardDocument.day(day) }
}
