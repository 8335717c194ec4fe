import Access
import Database
import Employers
import FieldTestSupport
import Registers
import Server
import Testing

/// The whole product with one employer here, one of another city, and for every register of the chain a form that would be taken.
struct ChainOffice: Sendable {
    static let registers = ProductSlices.all.flatMap(\.registers).filter { $0.isEditable && names.contains($0.name) }
    private static let names: Set = [
        "employer", "workplace", "post", "post_hazard", "monitoring_task", "sampled_employer", "measurement", "plan_indicator",
        "reported_figure", "organisation", "monitoring_device", "monitoring_channel",
    ]
    static let bureau = "bureau"

    let site: CountyWebsite
    /// What may be typed, by register and field.
    let forms: [String: [String: String]]
    /// An employer of 清远.
    let foreigner: Int64

    /// Made once: what is refused stores nothing.
    static let shared = Task { try await ChainOffice() }

    init() async throws {
        site = try await CountyWebsite(slices: ProductSlices.all)
        try await site.openAccount(Self.bureau, .bureauOfficer, region: "440000/441700")
        let office = site.office
        let employer = "#\(try await office.openFactory())"
        let elsewhere = Principal(
            accountID: 9, accountName: "elsewhere", displayName: "", role: .bureauOfficer,
            region: RegionPath("440000/441800") ?? .nowhere)
        foreigner = try await office.enter(
            Employer.self,
            Factory.hardware.merging(["credit_code": Factory.creditCode(60), "region_code": "441802"]) { $1 }, as: elsewhere
        ).id
        let task = ["year": "2026", "title": "2026年模拟监测", "region_code": "441700", "deadline": "2026-11-30"]
        let indicator = [
            "region_code": "441700", "plan": "模拟规划", "number": "2", "name": "申报率", "target_text": "≥90", "target_value": "90",
            "printed_comparator": ">=", "tested_comparator": ">=", "unit": "%", "measure": "declaration_rate",
            "evidence": "design",
        ]
        let device = ["mn": "DEVICE-1", "name": "噪声计", "employer": employer]
        let made = try await Self.enter(
            site, [("monitoring_task", task), ("plan_indicator", indicator), ("monitoring_device", device)])
        forms = [
            "employer": Factory.hardware.merging(["credit_code": Factory.creditCode(50)]) { $1 },
            "workplace": ["employer": employer, "name": "二厂区", "region_code": CountyOffice.jiangcheng],
            "post": ["employer": employer, "workplace": "主厂区", "workshop": "二车间", "name": "包装工", "headcount": "3"],
            "post_hazard": ["employer": employer, "post": "喷漆工", "hazard": "3-001", "exposed_headcount": "2"],
            "monitoring_task": task.merging(["year": "2027", "title": "2027年模拟监测"]) { $1 },
            "sampled_employer": ["task": made[0], "employer": employer, "origin": "drawn"],
            "measurement": [
                "task": made[0], "employer": employer, "post": "打磨工", "factor": "3-001", "sampled_day": "2026-03-01",
                "lex_8h": "80",
            ],
            "plan_indicator": indicator.merging(["number": "3"]) { $1 },
            "reported_figure": [
                "indicator": made[1], "region_code": "441700", "year": "2025", "numerator": "1", "cut_off": "2025-12-31",
                "source": "来函",
            ],
            "organisation": ["name": "模拟疾控中心", "type": "cdc", "region_code": "441700"],
            "monitoring_device": device.merging(["mn": "DEVICE-2"]) { $1 },
            "monitoring_channel": ["employer": employer, "device": "DEVICE-1", "factor": "LA", "name": "噪声", "unit": "dB(A)"],
        ]
    }

    /// Enters forms as the bureau and returns `#number` of each.
    private static func enter(_ site: CountyWebsite, _ forms: [(String, [String: String])]) async throws -> [String] {
        var made: [String] = []
        for (name, form) in forms {
            let register = try #require(site.product.catalogue.register(name))
            let office = site.office
            let stored = try await office.registers.write(as: office.bureau) { transaction in
                var reading = DraftReading(
                    registers: office.registers, principal: office.bureau, connection: transaction.connection)
                let (draft, problems) = reading.read(form, into: Draft(register), isNew: true)
                guard problems.isEmpty else { throw RegisterError.invalid(problems) }
                return try transaction.insert(draft)
            }
            made.append("#\(stored.id)")
        }
        return made
    }

    /// Sends the form with each of some values in turn: every one is refused at its field, kept as typed, and nothing is stored.
    func refuses(_ register: Register, _ wrong: [(field: FieldDefinition, typed: String)]) async throws {
        let form = try #require(forms[register.name])
        let before = try await entries()
        try await site.visit(as: Self.bureau) { visitor in
            for (field, typed) in wrong {
                let page = try await visitor.post("/\(register.name)", form.merging([field.name: typed]) { $1 })
                let place: Comment = "\(register.name).\(field.name)"
                #expect(page.status == 422, place)
                #expect(page.text.contains("id=\"error-summary\""), place)
                #expect(page.text.contains("href=\"#field-\(field.name)\""), place)
                #expect(page.text.contains("id=\"error-\(field.name)\""), place)
                #expect(page.text.contains("aria-invalid"), place)
                #expect(page.text.contains(typed), place)
                let said =
                    page.text.firstMatch(of: try Regex("id=\"error-\(field.name)\"><span>([^<]*)"))?.output[1].substring ?? ""
                #expect(said.contains(field.label) && said.hasSuffix("。"), place)
            }
        }
        let after = try await entries()
        #expect(after == before, "\(register.name)")
    }

    /// How much has been written at all.
    func entries() async throws -> Int64 {
        try await site.office.registers.read { try $0.value("SELECT COUNT(*) FROM ledger_entry").integer ?? -1 }
    }
}
