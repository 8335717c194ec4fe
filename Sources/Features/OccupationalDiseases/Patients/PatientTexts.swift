/// What the register of patients says, in one place.
enum PatientTexts {
    static let stage = "尘肺病请选择期别（壹期、贰期、叁期或不分期）。"
    static let noStage = "期别只用于尘肺病；其他职业病请选择分级，没有分级的不填。"
    static let residence = "确诊的，请填写“现住地区”（到镇、街道）：随访、康复和救助由现住地落实。"
    static let byDiagnosis = "由诊断转入"
    static let byAppraisal = "由鉴定结论转入"
    static let notOccupational = "鉴定结论改变：不是职业病"
    static let changedConclusion = "鉴定结论为“改变”的，请填写改变后的结论。"
    static let changedDisease = "改变后的结论为职业病的，请填写职业病名称。"
}
