import Access
import Calendars
import Database
import HealthSurveillance
import Organisations
import Registers
import Rulebook

/// 适合性检验 of one person with one device: how much it really gives, and whether the person must be coached and tested again.
struct FitTest: RegisterRecord {
    var employer: Int64 = 0
    var post: Int64 = 0
    var name = ""
    var idNumber = ""
    var worker: Int64?
    var subject = ""
    var day: Day?
    var protector: Int64?
    var respirator = ""
    var facepiece = ""
    var method = ""
    var left: Double?
    var right: Double?
    var both: Double?
    var exercises = ""
    var instrument = ""
    var tester = ""
    var personal: Double?
    var factor: Double?
    var underLevel: Double?
    var result = ""
    var findings = ""
    var attempt = 0
    var coachedDay: Day?
    var coaching = ""
    init() {}

    static let tones: [String: Lifecycle.State.Tone] = ["passed": .good, "failed": .bad, "over": .warning, "unknown": .warning]

    static let declaration = Declaration<FitTest>("fit_test", "适合性检验") {
        Field(\.employer, "employer", "用人单位").required().reference("employer", by: "credit_code").listed()
            .aliases("统一社会信用代码")
        Field(\.post, "post", "岗位").required().reference("post", by: "name", within: "employer", equal: "employer").listed()
        Field(\.worker, "worker", "劳动者").computed().reference("worker", by: "shown").listed()
        Field(\.name, "name", "姓名").required().sealed(.personName)
        Field(\.idNumber, "id_number", "证件号码").required().identifier("id18").sealed(.identityNumber).filterable()
            .aliases("身份证号", "公民身份号码")
        Field(\.subject, "subject", "检验对象").required().code("fit_subject").listed()
        Field(\.day, "test_day", "检验日期").required().listed()
        Field(\.protector, "protector", "护听器型号").reference("hearing_protector", by: "model").section("护听器").listed()
        Field(\.method, "method", "检验方法").required().code("fit_method").section("检验")
        Field(\.left, "par_left", "左耳 PAR").unit("dB").range(0...60).section("护听器")
        Field(\.right, "par_right", "右耳 PAR").unit("dB").range(0...60).section("护听器")
        Field(\.both, "par_both", "双耳 PAR").unit("dB").range(0...60).section("护听器")
        Field(\.respirator, "respirator", "口罩、面罩型号").length(80).section("呼吸防护")
        Field(\.facepiece, "facepiece", "面罩类别").code("facepiece").section("呼吸防护")
        Field(\.exercises, "exercises", "各动作适合因数").length(120).section("呼吸防护").example("180; 160; 210; 150; 140; 170; 190")
            .help("不含做鬼脸动作，用分号隔开；总适合因数取调和平均")
        Field(\.instrument, "instrument", "仪器").length(80).section("检验")
        Field(\.tester, "tester", "检验人").length(40).section("检验")
        Field(\.personal, "par", "采用的 PAR").unit("dB").computed().section("结果").listed()
        Field(\.factor, "fit_factor", "总适合因数").computed().section("结果").listed()
        Field(\.underLevel, "under_level", "佩戴后声级").unit("dB(A)").computed().section("结果").listed()
        Field(\.result, "result", "结论").computed().code("fit_result").section("结果").listed().toned(tones)
        Field(\.findings, "findings", "计算依据").computed().technical().length(20_000)
        Field(\.attempt, "attempt", "第几次").computed().section("结果")
        Field(\.coachedDay, "coached_day", "辅导日期").computed().section("辅导")
        Field(\.coaching, "coaching", "辅导内容").computed().section("辅导")
    }
    .named(by: "id_number", "subject", "test_day", "protector", "respirator").titled(by: "test_day", "subject")
    .region(.through("employer")).owned(.through("employer")).sorted(by: "test_day", descending: true).holdsPersons()
    .check { draft in FitTestEntry.problems(draft) }
    .lifecycle(
        Lifecycle(
            states: [
                .init("tested", "已检验", tone: .progress), .init("passed", "通过", tone: .good),
                .init("failed", "未通过，待辅导", tone: .bad), .init("coached", "已辅导，待复测", tone: .warning),
                .init("retested", "已复测", editable: false, tone: .neutral),
            ],
            transitions: [
                .init("pass", "通过", from: ["tested", "failed"], to: "passed", verb: .edit, byAct: true),
                .init("fail", "未通过", from: ["tested", "passed"], to: "failed", verb: .edit, byAct: true),
                .init("coach", "登记辅导", from: ["failed"], to: "coached", verb: .edit, byAct: true, stamps: "coached_day"),
                .init("retest", "已复测", from: ["failed", "coached"], to: "retested", verb: .edit, byAct: true),
            ])
    )
    .grant(HearingRoles.shared).menu("听力保护").serves("R-37", "R-50", "R-35").index("employer", "state").index("worker")
}

/// What can be wrong with a test by itself.
enum FitTestEntry {
    static func factors(_ text: String) -> [Double]? {
        let parts = text.split { ";；,， ".contains($0) }.map { Double(TextReading.folded(String($0))) }
        let values = parts.compactMap(\.self)
        return values.count == parts.count && values.allSatisfy { $0 > 0 && $0 <= 1e6 } ? values : nil
    }

    static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        func ask(_ field: String, _ sentence: String, if wrong: Bool) {
            if wrong { problems.append(FieldProblem(field, .missing, sentence)) }
        }
        switch draft.text("subject") {
        case "hearing":
            ask("protector", HearingTexts.protectorMissing, if: draft["protector"].isNull)
            let isEarless = draft.real("par_left") == nil || draft.real("par_right") == nil
            ask("par_left", HearingTexts.parMissing, if: isEarless && draft.real("par_both") == nil)
            ask("method", HearingTexts.methodOfHearing, if: draft.text("method").hasPrefix("resp_"))
        case "respirator":
            ask("respirator", HearingTexts.respiratorMissing, if: draft.text("respirator").isEmpty)
            ask("facepiece", HearingTexts.facepieceMissing, if: draft.text("facepiece").isEmpty)
            ask("method", HearingTexts.methodOfRespirator, if: !draft.text("method").hasPrefix("resp_"))
            let factors = factors(draft.text("exercises"))
            // GBZ 331-2024 annex M.2 has seven exercises.
            ask("exercises", HearingTexts.exercisesWrong, if: (factors?.count ?? 0) < 7)
        default: break
        }
        return problems
    }
}
