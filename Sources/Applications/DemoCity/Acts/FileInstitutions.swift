import Access
import Calendars
import Database
import HealthInstitutions
import Registers

/// A public examination centre in every county, one hospital that diagnoses, its doctors.
enum FileInstitutions {
    static func events(_ plan: CityPlan) -> [CityEvent] {
        [CityEvent(plan.rosterDay, rank: 1) { try await file($0) }]
    }

    private static func file(_ city: CityWriter) async throws {
        guard city.registers.catalogue.register("health_institution") != nil else { return }
        let started = city.plan.rosterDay - 900
        let clinic = city.clinic.organisation
        let centre = institution("模拟职业健康检查中心（模拟）", "examination", Trades.jiangcheng, started, 1)
        let counties = Towns.counties.filter { $0 != Trades.jiangcheng }
        let made =
            [centre]
            + counties.enumerated().map { place, county in
                var hospital = institution(
                    "\(Towns.countyNames[county] ?? "")人民医院（模拟）", "examination", county, started, place + 2)
                (hospital.radiation, hospital.biological, hospital.capacity) = (false, false, 60)
                return hospital
            }
        var hospital = institution("阳江市职业病防治所（模拟）", "diagnosis", Trades.jiangcheng, started, 9)
        hospital.organisation = city.diagnosis.organisation
        let diagnosing = hospital
        try await city.registers.write(as: city.bureau) { transaction in
            for (place, record) in made.enumerated() {
                var record = record
                if place == 0 { record.organisation = clinic }
                let stored = try transaction.insert(record, reason: "模拟数据")
                var examiner = InstitutionResource()
                (examiner.institution, examiner.kind, examiner.name) = (stored.id, "chief_examiner", "模拟主检医师")
                (examiner.qualification, examiner.number) = ("职业病诊断资格（模拟）", "模拟证\(place + 1)")
                try transaction.insert(examiner, reason: "模拟数据")
                try transaction.transition(stored, "publish")
            }
            let stored = try transaction.insert(diagnosing, reason: "模拟数据")
            try transaction.transition(stored, "publish")
            for (place, name) in ["甲", "乙", "丙", "丁"].enumerated() {
                var doctor = Diagnostician()
                (doctor.name, doctor.certificate, doctor.institution) = ("模拟诊断医师\(name)", "模拟诊断资格\(place + 1)", stored.id)
                (doctor.scope, doctor.from) = (place == 3 ? "4、5、6" : "1、4、5", started)
                try transaction.insert(doctor, reason: "模拟数据")
            }
        }
    }

    private static func institution(
        _ name: String, _ service: String, _ county: String, _ started: Day, _ order: Int
    ) -> HealthInstitution {
        var record = HealthInstitution()
        (record.name, record.service, record.regionCode) = (name, service, county)
        (record.address, record.phone) = ("模拟路 \(order) 号", "0662-0000000")
        record.number = "粤卫职检备字（模拟）第 \(order) 号"
        (record.startedDay, record.filedDay) = (started, started + 7)
        (record.dust, record.chemical, record.physical, record.biological) = (true, true, true, true)
        (record.radiation, record.special) = (true, true)
        (record.area, record.hasRadiologyLicence, record.capacity) = (600, true, 120)
        return record
    }
}
