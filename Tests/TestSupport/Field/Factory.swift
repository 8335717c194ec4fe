import Calendars
import Employers
import Registers

/// Simulated employers with a story.
public enum Factory {
    /// 模拟五金厂: grinding and spraying in 江城.
    public static let hardware = [
        "credit_code": creditCode(1), "name": "模拟五金制品有限公司", "region_code": CountyOffice.jiangcheng, "industry": "3381",
        "size": "03", "ownership": "170", "address": "模拟一路 1 号", "registered_address": "模拟一路 1 号", "headcount": "60",
        "legal_representative": "模拟法人", "contact_name": "模拟联系人", "contact_phone": "13800000001",
    ]

    /// A unified code that passes its check, for simulated employers: 91 + region + number + check character.
    public static func creditCode(_ number: Int) -> String {
        let digits = String(number)
        let body = "91441702" + organisationCode(String(repeating: "0", count: 8 - digits.count) + digits)
        return body + checkCharacter(body)
    }

    private static let characters = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// GB 32100-2015: weights 3^i mod 31.
    private static func checkCharacter(_ body: String) -> String {
        var weight = 1
        var sum = 0
        for character in body {
            sum += (characters.firstIndex(of: character) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return String(characters[(31 - sum % 31) % 31])
    }

    /// GB 11714-1997: weights 3 7 9 10 5 8 4 2, modulo 11.
    private static func organisationCode(_ eight: String) -> String {
        let sum = zip(eight, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        let check = 11 - sum % 11
        return eight + (check == 10 ? "X" : check == 11 ? "0" : String(check))
    }
}

extension CountyOffice {
    /// The hardware factory with one site, two posts and three hazards, confirmed and in operation.
    public func openFactory(_ changes: [String: String] = [:], isConfirmed: Bool = true) async throws -> Int64 {
        let employer = try await enter(Employer.self, Factory.hardware.merging(changes) { $1 }).id
        let number = "#\(employer)"
        let region = try await find(Employer.self, employer).record.regionCode
        let site = try await enter(
            Workplace.self, ["employer": number, "name": "主厂区", "region_code": region, "address": "模拟一路 1 号"]
        ).id
        for (post, persons) in [("打磨工", "20"), ("喷漆工", "10")] {
            try await enter(
                Post.self,
                ["employer": number, "workplace": "#\(site)", "workshop": "一车间", "name": post, "headcount": persons])
        }
        for (post, hazard, exposed) in [("打磨工", "3-001", "20"), ("打磨工", "1-001", "18"), ("喷漆工", "2-028", "10")] {
            try await enter(
                PostHazard.self, ["employer": number, "post": post, "hazard": hazard, "exposed_headcount": exposed])
        }
        if isConfirmed { try await move(Employer.self, employer, "confirm_hazard") }
        return employer
    }
}
