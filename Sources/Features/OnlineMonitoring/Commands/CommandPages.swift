import Calendars
import Foundation
import HJ212
import Pages
import Registers

/// Asking a device for something, on its page; approving, on the command's page.
enum CommandPages {
    static func command(_ device: Int64) -> String { "/monitoring_device/\(device)/command" }
    static func approval(_ id: Int64) -> String { "/device_command/\(id)/approval" }

    static let routes: [Route] = [
        .post("/monitoring_device/{id}/command", .register(DeviceCommand.register.name, .create), ask),
        .post("/device_command/{id}/approval", .register(DeviceCommand.register.name, .approve), approve),
    ]

    static let panels: [RecordPanel] = [
        RecordPanel(MonitoringDevice.register.name, .bottom, draw: form),
        RecordPanel(DeviceCommand.register.name, .top) { page, record in
            guard record.state == CommandState.requested,
                page.product.registers.decide(page.principal, .approve, record).isAllowed
            else { return nil }
            return Components.section(
                CommandTexts.approve,
                "<p class=\"muted\">\(CommandTexts.second)</p>\(Components.act(page, approval(record.id), CommandTexts.approve, kind: "primary"))"
            )
        },
    ]

    private static func form(_ page: PageRequest, _ record: StoredRecord) async throws -> HTML? {
        guard page.may(.register(DeviceCommand.register.name, .create)),
            page.product.registers.decide(page.principal, .edit, record).isAllowed
        else { return nil }
        let allowed = PlatformCommand.allowed(
            takesTime: record.draft.flag("takes_time"), takesCommands: record.draft.flag("takes_commands"))
        let options = page.product.codes.entries("command_code").filter { allowed.contains(Int($0.code) ?? 0) }.html {
            "<option value=\"\($0.code)\">\($0.code) \($0.label)</option>"
        }
        return Components.section(
            CommandTexts.title,
            """
            <p class="muted">\(CommandTexts.note)</p>
            <form method="post" action="\(command(record.id))" class="record-form">\(page.tokenField)
            <div class="field"><label for="command">\(CommandTexts.command)</label><select id="command" name="command">\(options)</select></div>
            <div class="field"><label for="begin">\(CommandTexts.begin)</label><input id="begin" name="begin" type="datetime-local"></div>
            <div class="field"><label for="end">\(CommandTexts.end)</label><input id="end" name="end" type="datetime-local"></div>
            <div class="field"><label for="parameters">\(CommandTexts.parameters)</label><input id="parameters" name="parameters" maxlength="200" autocomplete="off">
            <p class="muted">\(CommandTexts.parametersNote)</p></div>
            <button class="button" type="submit">\(CommandTexts.give)</button></form>
            """)
    }

    private static func ask(_ page: PageRequest) async throws -> PageAnswer {
        let device = try await page.record(MonitoringDevice.register.name, for: .edit)
        guard let command = Int(page.form.text("command")) else { throw CommandError.unknown }
        let parameters = page.form.text("parameters").trimmingCharacters(in: .whitespaces)
        let (begin, end) = (SheetTime.instant(page.form.text("begin")), SheetTime.instant(page.form.text("end")))
        let id = try await page.product.registers.write(as: page.principal) { transaction in
            guard let now = try transaction.find(MonitoringDevice.self, device.id)?.stored else { throw RegisterError.notFound }
            return try GiveCommand.ask(now, command, begin: begin, end: end, parameters: parameters, in: transaction).id
        }
        return page.redirect(RecordAddress.record(DeviceCommand.register.name, id), done: "command-given")
    }

    private static func approve(_ page: PageRequest) async throws -> PageAnswer {
        let order = try await page.record(DeviceCommand.register.name, for: .approve)
        try await page.product.registers.write(as: page.principal) { transaction in
            guard let now = try transaction.find(DeviceCommand.self, order.id)?.stored else { throw RegisterError.notFound }
            try GiveCommand.approve(now, in: transaction)
        }
        return page.redirect(RecordAddress.record(DeviceCommand.register.name, order.id), done: "command-approved")
    }
}

enum CommandTexts {
    static let title = "下发指令"
    static let note = "取历史数据须填写起止时间。指令在设备在线时下发，10 秒没有答复重发，最多 3 次；校时和改变设备的指令须设备档案允许，并由另一人批准。"
    static let command = "指令"
    static let begin = "起始时间"
    static let end = "截止时间"
    static let parameters = "参数"
    static let parametersNote =
        "1000 写 OverTime=10;ReCount=3（均为 1～99）；1062 写 RtdInterval=60（30～3600 秒）；1064 写 MinInterval=10；1072 只写六位新密码；3011～3014、3016～3019 写 PolId=因子编码，3016 另加 CstartTime=080000;CTime=2；3020 写 PolId=…;InfoId=i11001（日志）、i12001（状态）、i12003（报警），与因子无关时不写 PolId；3021 写 PolId=…;InfoId=…;Info=值。其他指令不填。"
    static let give = "下发"
    static let approve = "批准"
    static let second = "会改变设备的指令由提出人以外的人批准后下发。"
    static let passwordChanged = "设备已按指令更改访问密码"
    static let notices = ["command-given": "指令已登记。", "command-approved": "指令已批准。"]
}
