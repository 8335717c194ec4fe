import Access
import Calendars
import Database
import Employers
import OnlineMonitoring
import Organisations
import Registers

/// A noisy post in one year: level and spectrum, what was done at the source, which protector, and what is left under it.
///
/// The rows of all posts and years are the noise database.
struct HearingPost: RegisterRecord {
    var employer: Int64 = 0
    var post: Int64 = 0
    var year = 0
    var process = ""
    var equipment = ""
    var headcount: Int?
    var mustWear = false
    var source = ""
    var enteredLevel: Double?
    var enteredDay: Day?
    var enteredReport = ""
    var cLevel: Double?
    var spectrum = ""
    var level: Double?
    var levelDay: Day?
    var levelOrigin = ""
    var control = ""
    var controlText = ""
    var controlDay: Day?
    var levelBefore: Double?
    var protector: Int64?
    var secondProtector: Int64?
    var method = ""
    var allowance: Double?
    var protectedLevel: Double?
    var protection = ""
    var findings = ""
    var note = ""
    init() {}

    static let tones: [String: Lifecycle.State.Tone] = [
        "insufficient": .bad, "acceptable": .neutral, "good": .good, "over": .warning, "unknown": .warning,
    ]

    static let declaration = Declaration<HearingPost>("hearing_post", "噪声岗位档案") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").required().reference("post", by: "name", within: "employer", equal: "employer").listed()
            .aliases("工种")
        Field(\.year, "year", "年度").required().range(2000...2040).listed()
        Field(\.process, "process", "工艺").length(60).listed().example("冲压")
        Field(\.equipment, "equipment", "设备").length(60).listed().example("开式压力机 63 t")
        Field(\.headcount, "headcount", "接噪人数").range(0...10_000).unit("人").help("不填时取岗位接害因素中的接触人数")
        Field(\.mustWear, "must_wear", "规定佩戴护听器").help("声级不到 85 dB(A) 但本单位规定必须佩戴的，请勾选")
        Field(\.source, "level_source", "声级来源").required().code("noise_level_source").section("噪声").filterable()
        Field(\.enteredLevel, "entered_level", "L-EX,8h（直接填写）").unit("dB(A)").range(30...150).section("噪声")
            .help("来源为“直接填写”时必填；有检测结果的请选“检测结果”，不用再填一遍")
        Field(\.enteredDay, "entered_day", "测量日期").section("噪声")
        Field(\.enteredReport, "entered_report", "报告编号").length(60).section("噪声")
        Field(\.cLevel, "lc_dbc", "C 计权声级").unit("dB(C)").range(30...150).section("噪声").help("用 SNR 或 HML 法时需要；填了频谱可不填")
        Field(\.spectrum, "spectrum", "倍频带声压级").length(200).section("噪声").example(
            "63=84; 125=86; 250=88; 500=90; 1000=91; 2000=92; 4000=90; 8000=84")
        Field(\.level, "lex_8h", "L-EX,8h").unit("dB(A)").computed().listed().section("噪声")
        Field(\.levelDay, "level_day", "声级日期").computed().section("噪声")
        Field(\.levelOrigin, "level_origin", "声级依据").computed().section("噪声")
        Field(\.control, "control_kind", "工程控制").code("noise_control").filterable().section("工程控制")
        Field(\.controlText, "control_text", "控制措施").multiline(500).section("工程控制")
        Field(\.controlDay, "control_day", "完成日期").section("工程控制")
        Field(\.levelBefore, "level_before", "治理前声级").unit("dB(A)").range(30...150).section("工程控制")
        Field(\.protector, "protector", "护听器型号").reference("hearing_protector", by: "model").filterable().section("护听器")
        Field(\.secondProtector, "second_protector", "同时佩戴的另一护听器").reference("hearing_protector", by: "model")
            .section("护听器").help("耳塞和耳罩同时佩戴时填写，须一为耳塞、一为耳罩；只能用 0.6 法或 SNR 法")
        Field(\.method, "protection_method", "衰减计算方法").code("protection_method").section("护听器").help("不填按 0.6×SNR")
        Field(\.allowance, "real_world_db", "实际使用修正").unit("dB").range(0...20).section("护听器")
            .help("SNR、HML 和倍频带法得到的是标称值，实际佩戴达不到；不填按 4 dB（HSE L108）。0.6 法已含折减。")
        Field(\.protectedLevel, "protected_level", "佩戴后声级").unit("dB(A)").computed().listed().section("护听器")
        Field(\.protection, "protection", "防护评价").computed().code("protection_verdict").listed().toned(tones).section("护听器")
        Field(\.findings, "findings", "计算依据").computed().technical().length(30_000)
        Field(\.note, "note", "备注").multiline(500)
    }
    .named(by: "post", "year").titled(by: "year", "process").region(.through("employer")).owned(.through("employer"))
    .sorted(by: "year", descending: true)
    .check { draft in problems(draft) }
    .grant(HearingRoles.shared).menu("听力保护").serves("R-35", "R-36", "R-37").index("employer", "year").index("protector")

    private static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if draft.text("level_source") == "entered", draft.real("entered_level") == nil {
            problems.append(FieldProblem("entered_level", .missing, HearingTexts.levelMissing))
        }
        let text = draft.text("spectrum")
        if !text.isEmpty, NoiseSpectrum(text) == nil {
            problems.append(FieldProblem("spectrum", .outOfRange, HearingTexts.spectrumWrong))
        }
        if let a = draft.real("entered_level"), let c = draft.real("lc_dbc"), c < a - 3 {
            problems.append(FieldProblem("lc_dbc", .inconsistent, HearingTexts.cBelowA))
        }
        if ["snr", "hml"].contains(draft.text("protection_method")), draft.real("lc_dbc") == nil, text.isEmpty {
            problems.append(FieldProblem("lc_dbc", .missing, HearingTexts.cMissing))
        }
        if !draft["second_protector"].isNull {
            if draft["protector"].isNull {
                problems.append(FieldProblem("protector", .missing, HearingTexts.firstProtectorMissing))
            }
            if ["hml", "octave"].contains(draft.text("protection_method")) {
                problems.append(FieldProblem("protection_method", .inconsistent, HearingTexts.pairHasOneNumber))
            }
        }
        if draft.text("protection_method") == "octave", !(NoiseSpectrum(text)?.isComplete ?? false) {
            problems.append(FieldProblem("spectrum", .missing, HearingTexts.spectrumMissing))
        }
        return problems
    }

    /// From here on protection must be worn.
    var isLoud: Bool { (level ?? 0) >= HearingLimits.action }
    var wearsByDuty: Bool { isLoud || mustWear }
}

enum HearingLimits {
    /// L_EX,8h from which the surveys expect a protector; GBZ 2.2-2007 11 with the plans' definition of the wearing rate.
    static let action = 85.0
}

extension HearingPost {
    /// Level and protection, from the other records, before every write.
    static func complete(_ draft: inout Draft, _ before: StoredRecord?, _ transaction: RegisterTransaction) throws {
        var record = declaration.decode(draft.values)
        let found: PostLevel? =
            switch record.source {
            case "measurement": try PostLevel.measured(transaction.connection, post: record.post, year: record.year)
            case "sensor": try PostLevel.sensed(transaction.connection, post: record.post, year: record.year)
            default:
                record.enteredLevel.map {
                    PostLevel(
                        value: $0, day: record.enteredDay ?? transaction.today,
                        origin: record.enteredReport.isEmpty ? "直接填写" : "报告 \(record.enteredReport)")
                }
            }
        (record.level, record.levelDay, record.levelOrigin) = (found?.value, found?.day, found?.origin ?? "")
        let protector = try record.protector.flatMap { try transaction.find(HearingProtector.self, $0)?.record }
        let second = try record.secondProtector.flatMap { try transaction.find(HearingProtector.self, $0)?.record }
        if let protector, let second, protector.isMuff == second.isMuff {
            throw RegisterError.invalid([FieldProblem("second_protector", .inconsistent, HearingTexts.notAPair)])
        }
        ProtectionJudgement(post: record, protector: protector, second: second, day: found?.day ?? transaction.today).fill(
            &record)
        draft.values = declaration.encode(record)
    }

    /// A new report changes what stands on it.
    static func follow(measurement change: RecordChange, _ transaction: RegisterTransaction) throws {
        let posts = Set([change.before, change.after].compactMap { $0?["post"].integer })
        for post in posts.sorted() {
            try renew(transaction, where: "t.post = ?1 AND t.level_source = 'measurement'", post)
        }
    }

    static func follow(protector change: RecordChange, _ transaction: RegisterTransaction) throws {
        guard change.before != nil else { return }
        try renew(transaction, where: "(t.protector = ?1 OR t.second_protector = ?1)", change.after.id)
    }

    private static func renew(_ transaction: RegisterTransaction, where condition: String, _ id: Int64) throws {
        let found = try transaction.registers.records(
            transaction.connection, HearingPost.self, where: "t.void = 0 AND \(condition)", [.integer(id)])
        for post in found { try transaction.update(post.stored, to: post.record) }
    }

    /// The last year's record of each post of an employer.
    static func current(
        _ connection: any Connection, _ registers: Registers, employer: Int64
    ) throws -> [TypedRecord<HearingPost>] {
        try registers.records(
            connection, HearingPost.self,
            where: """
                t.void = 0 AND t.employer = ?1 AND t.year = (SELECT MAX(o.year) FROM hearing_post o WHERE o.void = 0 AND o.post = t.post)
                """, [.integer(employer)], order: "COALESCE(t.lex_8h, 0) DESC, t.id")
    }
}
