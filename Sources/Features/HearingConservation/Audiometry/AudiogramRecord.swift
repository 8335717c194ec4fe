import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Quantities
import Registers
import Rulebook

/// A 听力图 of one person on one day: thresholds of both ears by air and bone, held against the person's baseline.
struct AudiogramRecord: RegisterRecord {
    var employer: Int64 = 0
    var post: Int64?
    var name = ""
    var idNumber = ""
    var worker: Int64?
    var day: Day?
    var kind = ""
    var institution = ""
    var audiometer = ""
    var quietHours: Double?
    var noiseYears: Double?
    var cells: [AudiogramCell: String] = [:]
    var age: Int?
    var years: Double?
    var baselineDay: Day?
    var shiftLeft: Double?
    var shiftRight: Double?
    var highMean: Double?
    var weighted: Double?
    var outcome = ""
    var findings = ""
    var remarks = ""
    var referredTo = ""
    var referredDay: Day?
    init() {}

    subscript(cell cell: AudiogramCell) -> String {
        get { cells[cell] ?? "" }
        set { cells[cell] = newValue }
    }

    static let tones: [String: Lifecycle.State.Tone] = [
        "normal": .good, "shift": .warning, "sensitive": .bad, "suspected": .bad, "question": .warning,
    ]

    static let declaration = Declaration<AudiogramRecord>("audiogram", "听力图") { return fields }
        .named(by: "id_number", "test_day", "kind").titled(by: "test_day", "kind")
        .region(.through("employer")).owned(.author).sorted(by: "test_day", descending: true).holdsPersons()
        .help("听阈写法：45；加掩蔽 45M；最大声强无反应 NR100（100 为最大输出）。双耳气导 500、1000、2000、3000、4000、6000 Hz 必填，125、250、8000 Hz 和骨导选填。")
        .check { draft in AudiogramEntry.problems(draft) }
        .lifecycle(lifecycle)
        .grant(.healthInstitution, [.view, .create, .edit, .export], .organisation)
        .grant([.cdc, .bureauOfficer], [.view, .create, .edit, .approve, .export], .region)
        .menu("听力保护").serves("R-38", "R-35").index("worker", "test_day").index("employer", "test_day").index("post")

    private static let lifecycle = Lifecycle(
        states: [
            .init("screened", "已筛查", tone: .progress), .init("questioned", "待核实", tone: .warning),
            .init("normal", "正常", tone: .good), .init("shift", "阈移，待复测", tone: .bad),
            .init("retested", "已复测", editable: false), .init("confirmed", "复测确认，待转诊", tone: .bad),
            .init("referred", "已转诊", editable: false, tone: .good),
        ],
        transitions: [
            .init("clear", "正常", from: ["screened", "questioned", "shift", "confirmed"], to: "normal", verb: .edit, byAct: true),
            .init("flag", "阈移", from: ["screened", "questioned", "normal"], to: "shift", verb: .edit, byAct: true),
            .init(
                "question", "待核实", from: ["screened", "normal", "shift", "confirmed"], to: "questioned", verb: .edit, byAct: true),
            .init("confirm", "复测确认", from: ["screened", "questioned", "normal"], to: "confirmed", verb: .edit, byAct: true),
            .init("verify", "核实无误", from: ["questioned"], to: "screened", verb: .edit, reason: true),
            .init("retest", "已复测", from: ["shift"], to: "retested", verb: .edit, byAct: true),
            .init("refer", "转诊", from: ["shift", "confirmed"], to: "referred", verb: .edit, byAct: true),
        ])

    private static let fields: [Field<AudiogramRecord>] =
        person
        + AudiogramCell.all.map { cell in
            var field = Field(\AudiogramRecord.[cell: cell], cell.name, cell.label).length(8)
                .section("\(cell.ear.label)\(cell.conduction.label)（dB HL）").visible(to: HearingRoles.medical)
            field.definition.aliases = cell.aliases
            return field
        } + results

    private static let person: [Field<AudiogramRecord>] = [
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed(),
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码"),
        Field(\.post, "post", "岗位").reference("post", by: "name", within: "employer", equal: "employer").listed().aliases("工种"),
        Field(\.name, "name", "姓名").required().sealed(.personName),
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码"),
        Field(\.day, "test_day", "测听日期").required().listed(),
        Field(\.kind, "kind", "测听类型").required().code("audiogram_kind").listed(),
        Field(\.institution, "institution", "测听机构").required().length(100),
        Field(\.audiometer, "audiometer", "听力计编号").length(60),
        Field(\.quietHours, "quiet_hours", "脱离噪声时间").unit("h").range(0...10_000),
        Field(\.noiseYears, "noise_years", "噪声作业工龄").unit("a").range(0...60).help("不填时从岗位任职推算"),
    ]

    private static let results: [Field<AudiogramRecord>] = [
        Field(\.age, "age", "年龄").computed().section("结果"),
        Field(\.years, "counted_years", "采用的噪声作业工龄").unit("a").computed().section("结果"),
        Field(\.baselineDay, "baseline_day", "基线日期").computed().section("结果").listed(),
        Field(\.shiftLeft, "shift_left", "左耳阈移").unit("dB").computed().section("结果").visible(to: HearingRoles.medical),
        Field(\.shiftRight, "shift_right", "右耳阈移").unit("dB").computed().section("结果").visible(to: HearingRoles.medical),
        Field(\.highMean, "high_mean", "双耳高频平均（修正后）").unit("dB HL").computed().section("结果")
            .visible(to: HearingRoles.medical),
        Field(\.weighted, "weighted", "较好耳加权值（修正后）").unit("dB HL").computed().section("结果")
            .visible(to: HearingRoles.medical),
        Field(\.outcome, "outcome", "筛查结果").computed().code("hearing_outcome").section("结果").listed().toned(tones),
        Field(\.findings, "findings", "计算依据").computed().technical().length(40_000),
        Field(\.remarks, "remarks", "待核实的问题").computed().technical().length(8_000),
        Field(\.referredTo, "referred_to", "转诊去向").computed().section("转诊"),
        Field(\.referredDay, "referred_day", "转诊日期").computed().section("转诊"),
    ]

    func threshold(_ cell: AudiogramCell) -> Threshold? { Threshold(self[cell: cell]) }

    /// Thresholds by air of both ears; a tone without answer counts as loud as it was. Nil when a graded frequency is missing.
    var audiogram: Audiogram? {
        func ear(_ ear: AudiogramCell.Ear) -> EarThresholds? {
            EarThresholds(
                AudiogramCell.airFrequencies.reduce(into: [:]) { levels, frequency in
                    let cell = AudiogramCell(conduction: .air, ear: ear, frequency: frequency)
                    levels[frequency] = threshold(cell).map { HearingLevel(computed: Double($0.level)) }
                })
        }
        guard let left = ear(.left), let right = ear(.right) else { return nil }
        return Audiogram(left: left, right: right)
    }
}
