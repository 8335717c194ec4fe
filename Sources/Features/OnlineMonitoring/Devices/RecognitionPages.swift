import Calendars
import Database
import HJ212
import Pages
import Registers

/// What a device's frames show of its kind, and the officer's confirmation.
enum RecognitionPages {
    static let routes: [Route] = [
        .get("/live/{id}/recognition", .register(MonitoringDevice.register.name, .edit), show),
        .post("/live/{id}/recognition", .register(MonitoringDevice.register.name, .edit), confirm),
    ]

    private static let looked: Int64 = 7 * 86_400_000

    private static func read(_ connection: any Connection, _ device: StoredRecord, _ now: Instant) throws -> (
        DeviceRecognition, [DeviceRecognition.Model]
    ) {
        let refused = try connection.query(
            "SELECT content FROM refused_frame WHERE mn = ?1 ORDER BY arrived_at DESC, id DESC LIMIT 50", [device["mn"]]
        ).compactMap { $0["content"].bytes }
        let codes = try [2011, 2051, 2061].flatMap { command in
            try connection.query(
                "SELECT DISTINCT factor FROM reading WHERE device_id = ?1 AND command = ?2 AND at > ?3 ORDER BY factor",
                [.integer(device.id), .integer(Int64(command)), .integer(now.milliseconds - looked)]
            ).map { $0.text("factor") }
        }
        let factors = try connection.query("SELECT device_model, source FROM model_factor WHERE void = 0 ORDER BY id")
        let models = try connection.query("SELECT id, name, dialects FROM device_model WHERE void = 0 ORDER BY id").map { row in
            DeviceRecognition.Model(
                id: row.integer("id"), name: row.text("name"),
                dialects: MonitoringDevice.dialects(row.text("dialects")) ?? .harmless,
                sources: Set(
                    factors.filter { $0.integer("device_model") == row.integer("id") }
                        .map { FactorCode.standardCase($0.text("source")) }))
        }
        return (DeviceRecognition(refused: refused, codes: Set(codes)), models)
    }

    private static func show(_ page: PageRequest) async throws -> PageAnswer {
        let device = try await page.record(MonitoringDevice.register.name, for: .edit)
        let now = page.product.clock.now()
        let (seen, models) = try await page.product.registers.read { try read($0, device, now) }
        let ways = seen.dialects.sorted { $0.key < $1.key }.map { "\($0.key)（\($0.value)）" }.joined(separator: "；")
        var body: HTML = "<p class=\"muted\">\(RecognitionTexts.note)</p>"
        body += Components.facts([
            (RecognitionTexts.frames, "\(seen.frames)"),
            (RecognitionTexts.ways, HTML(text: ways.isEmpty ? RecognitionTexts.standard : ways)),
            (RecognitionTexts.withoutNumber, "\(seen.withoutQueryNumber)"), (RecognitionTexts.withoutFlag, "\(seen.withoutFlag)"),
            (RecognitionTexts.codes, HTML(text: seen.codes.sorted().joined(separator: "、"))),
        ])
        let beyond = seen.union.subtracting(.harmless)
        if !beyond.isEmpty {
            body += Components.act(
                page, LiveAddress.recognition(device.id), RecognitionTexts.acceptWays(beyond.words.joined(separator: "、")),
                fields: "<input type=\"hidden\" name=\"dialects\" value=\"\(beyond.words.joined(separator: ","))\">")
        }
        let rows = seen.candidates(models).map { candidate -> [HTML] in
            [
                HTML(text: candidate.name), HTML(text: candidate.known.joined(separator: "、")),
                HTML(text: candidate.unknown.joined(separator: "、")),
                HTML(text: candidate.framesAlike ? RecognitionTexts.alike : RecognitionTexts.unlike),
                Components.act(
                    page, LiveAddress.recognition(device.id), RecognitionTexts.confirm,
                    fields: "<input type=\"hidden\" name=\"model\" value=\"\(candidate.id)\">"),
            ]
        }
        body += Components.section(
            RecognitionTexts.candidates,
            Components.table(
                RecognitionTexts.candidates, columns: RecognitionTexts.columns, rows: rows, empty: RecognitionTexts.none))
        return page.page(
            LiveTexts.recognition,
            crumbs: [Crumb(LiveTexts.title, LiveAddress.list), Crumb(device.title, LiveAddress.device(device.id))],
            body: body)
    }

    private static func confirm(_ page: PageRequest) async throws -> PageAnswer {
        let device = try await page.record(MonitoringDevice.register.name, for: .edit)
        let (model, dialects) = (Int64(page.form.text("model")), page.form.text("dialects"))
        try await page.product.registers.write(as: page.principal) { transaction in
            if let model { try ConfirmModel.run(device.id, model: model, in: transaction) }
            if !dialects.isEmpty { try ConfirmModel.accept(dialects, device.id, in: transaction) }
        }
        return page.redirect(RecordAddress.record(MonitoringDevice.register.name, device.id), done: "model-confirmed")
    }
}

/// The officer's word that a device is of a kind: its model, and channels for what the model knows with its units.
enum ConfirmModel {
    static func run(_ id: Int64, model: Int64, in transaction: RegisterTransaction) throws {
        guard let device = try transaction.find(MonitoringDevice.self, id), try transaction.find(DeviceModel.self, model) != nil
        else { throw RegisterError.notFound }
        var record = device.record
        record.deviceModel = model
        try transaction.update(device.stored, to: record, action: "confirm_model", reason: "确认型号")
        let known = Set(
            try transaction.registers.records(
                transaction.connection, MonitoringChannel.self, where: "t.void = 0 AND t.device = ?1", [.integer(id)]
            ).map(\.record.factor))
        let factors = try transaction.registers.records(
            transaction.connection, ModelFactor.self, where: "t.void = 0 AND t.device_model = ?1", [.integer(model)]
        ).map(\.record)
        for factor in factors {
            // Frames are stored under the device's own code, messages under the factor of their path.
            let isPath = factor.source.contains(".")
            let code = isPath ? factor.factor : FactorCode.standardCase(factor.source)
            guard !known.contains(code) else { continue }
            var channel = MonitoringChannel()
            channel.device = id
            channel.employer = record.employer
            channel.factor = code
            channel.name = factor.name
            channel.unit = factor.unit
            channel.hazard = factor.hazard
            try transaction.insert(channel, reason: "按确认的型号")
        }
    }

    static func accept(_ words: String, _ id: Int64, in transaction: RegisterTransaction) throws {
        guard let device = try transaction.find(MonitoringDevice.self, id), let new = MonitoringDevice.dialects(words),
            let own = MonitoringDevice.dialects(device.record.dialects)
        else { throw RegisterError.notFound }
        var record = device.record
        record.dialects = own.union(new).subtracting(.harmless).words.joined(separator: ",")
        try transaction.update(device.stored, to: record, action: "confirm_dialect", reason: "确认通信方式")
    }
}

enum RecognitionTexts {
    static let note = "以下由最近收到（含拒收）的数据包识别得出，只是建议。经核对设备说明书后确认，系统不会自行采用。"
    static let frames = "识别的数据包"
    static let ways = "非标准方式"
    static let standard = "没有发现"
    static let withoutNumber = "没有 QN"
    static let withoutFlag = "没有 Flag"
    static let codes = "因子编码"
    static let candidates = "可能的型号"
    static let columns = ["型号", "认识的因子", "不认识的因子", "组包方式", ""]
    static let none = "没有登记的型号与这些因子相符。请先登记“设备型号”和“型号因子”。"
    static let alike = "相符"
    static let unlike = "不相符"
    static let confirm = "确认为此型号"
    static func acceptWays(_ words: String) -> String { "确认设备采用：\(words)" }
    static let notices = ["model-confirmed": "已确认。"]
}
