import Rulebook

/// What the pages and refusals of the hearing programme say, in one place.
enum HearingTexts {
    /// 噪声 in the catalogue of hazard factors.
    static let noise = "3-001"
    /// Noise among the agents of GBZ 188.
    static let noiseAgent = "P01"

    // Noise and protectors
    static let levelMissing = "声级来源为“直接填写”时，请填写 L-EX,8h。"
    static let spectrumWrong = "倍频带声压级要写成“63=84; 125=86; …”，频率为 63 至 8000 Hz 的倍频带，每个频带一次，声级 0 至 160 dB。"
    static let cBelowA = "C 计权声级比 A 计权声级低 3 dB 以上，工业噪声不会这样，请核对。"
    static let cMissing = "用 SNR 或 HML 法要有 C 计权声级，请填写，或填写倍频带声压级。"
    static let spectrumMissing = "用倍频带法要有 125 至 8000 Hz 各频带的声压级，请补齐。"
    static let bandsWrong = "要写成“125=28; 250=30; …”，频率为 63 至 8000 Hz 的倍频带，每个频带一次。"
    static let bandsMissing = "这个型号没有 125 至 8000 Hz 各频带的衰减均值和标准差，不能用倍频带法。请补充，或改用其他方法。"
    static let highBelowLow = "护听器对高频的衰减（H）不会小于低频（L），请核对三个数的位置。"

    static let firstProtectorMissing = "填了“同时佩戴的另一护听器”，请先填写“护听器型号”。"
    static let pairHasOneNumber = "耳塞和耳罩同时佩戴时，两者的频带衰减不能相加；没有成对检验数据，请改用 0.6 法或 SNR 法。"
    static let notAPair = "同时佩戴的两种护听器须一为耳塞、一为耳罩，请核对型号。"

    // Fit tests
    static let inFuture = "日期晚于今天，请核对。"
    static let protectorMissing = "请选择检验的护听器型号。"
    static let parMissing = "请填写左、右耳 PAR（或双耳 PAR）。"
    static let methodOfHearing = "这是呼吸防护的检验方法；护听器请选择 REAT、F-MIRE 或响度平衡。"
    static let methodOfRespirator = "请选择呼吸防护的定量检验方法。"
    static let respiratorMissing = "请填写口罩或面罩的型号。"
    static let facepieceMissing = "请选择面罩类别，所需适合因数按类别确定。"
    static let exercisesWrong = "请填写七个动作的适合因数，用分号隔开，每个大于 0（GBZ 331-2024 附录 M.2；不含做鬼脸动作）。"
    static let noLevelOfPost = "这个岗位还没有噪声声级，不能判定。请先登记噪声岗位档案。"
    static let notFailed = "不是待辅导状态"
    static let coaching = "登记辅导"
    static let coachingHelp = "写明怎样辅导：重新演示佩戴、换小号、换型号。登记后请尽快复测；两次不通过请换一种护听器。"
    static let coachingText = "辅导内容"

    // Wearing survey
    static let sizeMissing = "随机抽样时请填写样本量。"
    static let seedMissing = "随机抽样时请填写种子，例如事先公布的日期。"
    static let notSurveying = "不在调查中"
    static let drawSample = "确定样本"
    static let drawHelp = "从声级不低于 85 dB(A)（或规定佩戴）的岗位中确定观察哪些位置。样本确定后再到现场。"
    static let observe = "现场观察"
    static let observeHelp = "按岗位和序号逐人观察（序号从车间门口数起）。不记姓名。"
    static let saveSeen = "保存"
    static let count = "统计佩戴率"
    static let reopen = "重新打开"
    static let place = "号位"
    static let open = "未填写"
    static let rate = "正确佩戴率"
    static let rateNote = "正确佩戴人数 ÷ 观察到的应佩戴人数；不在岗的不计。单位自查不计入规划指标。"

    // Audiograms
    static func thresholdMissing(_ cell: String) -> String { "请填写“\(cell)”的听阈；无反应时写 NR 加最大输出，如 NR100。" }
    static func thresholdUnreadable(_ cell: String) -> String { "“\(cell)”要写成 45、45M（加掩蔽）或 NR100（无反应）。" }
    static func thresholdImpossible(_ cell: String, _ least: Int, _ most: Int) -> String {
        "“\(cell)”应在 \(least) 至 \(most) dB HL 之间，听力计没有别的输出，请核对。"
    }
    static func noResponseTooSoft(_ cell: String, _ least: Int) -> String {
        "“\(cell)”在 \(least) dB 以下无反应时应继续加大声音，请核对最大输出。"
    }
    static func notInSteps(_ cell: String) -> String { "“\(cell)”不是 5 dB 的整数倍，请核对原始记录。" }
    static func boneWorse(_ cell: String) -> String { "“\(cell)”比同侧气导差 10 dB 以上，请核对骨导和掩蔽。" }
    static func unmasked(_ cell: String) -> String { "“\(cell)”比对侧差 40 dB 以上而没有加掩蔽，可能是对侧听到的，请核实或加掩蔽重测。" }
    static func muchBetter(_ cell: String) -> String { "“\(cell)”比上次好 25 dB 以上，永久性损失不会恢复，请核对两次记录。" }
    static func notQuiet(_ hours: Int) -> String { "脱离噪声不足 \(hours) h，结果可能含暂时性阈移，请核实或复测（GBZ 188 噪声章）。" }
    static let noYears = "没有噪声作业工龄：请填写，或登记岗位任职。"
    static let symbols = "○ 右耳气导　× 左耳气导　△ □ 加掩蔽　< > [ ] 骨导　↓ 无反应"
    static let audiogram = "听力图"
    static let questions = "待核实的问题"
    static let tests = "历次测听"
    static let testColumns = ["日期", "来源", "左耳 2、3、4 kHz 均值", "右耳 2、3、4 kHz 均值", "左耳变化", "右耳变化", "双耳高频平均（修正后）"]
    static let ageNote = "修正按 GBZ 49-2014 表A.1 的年龄、性别修正值；变化与基线相比，变差为正。只供筛查，不是诊断结论。"
    static let refer = "转诊"
    static let referTo = "转诊去向"
    static let referDay = "转诊日期"
    static let fromAudiogram = "听力图"
    static let fromExamination = "职业健康检查"
    static let baseline = "基线"
    static let myHearing = "我的听力"
    static let noTests = "还没有测听记录。"

    // Programme
    static let noPosts = "还没有噪声岗位档案。请先逐岗登记声级，再完成基线。"
    static let levelsMissing = "有岗位还没有声级。请登记检测结果、选择在线监测或直接填写，再完成基线。"
    static let measuresMissing = "有声级不低于 85 dB(A) 的岗位既没有工程控制也没有选配护听器。请补充后再启动措施。"
    static let surveyMissing = "启动措施后还没有完成佩戴调查。请调查并统计后再复评。"
    static let fitWaiting = "还有适合性检验未通过的人没有复测。请辅导、复测后再复评。"
    static let dueBeforeStart = "“计划完成日期”早于“开始日期”，请核对。"
}
