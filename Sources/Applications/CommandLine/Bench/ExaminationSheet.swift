import ArgumentParser
import Calendars
import DemoCity
import Foundation
import Server

/// People at posts and their yearly examinations, as sheets that an institution could hand in.
struct ExaminationSheet {
    struct Place: Sendable {
        var creditCode: String
    }

    /// A heading and lines made one by one, so that a sheet of millions takes no memory.
    struct Lines {
        var heading: String
        var count: Int
        var line: (Int) -> String

        func write(_ part: Range<Int>, to path: String) throws {
            guard let file = fopen(path, "w") else { throw ExitCode(2) }
            defer { fclose(file) }
            fputs(heading + "\n", file)
            for number in part { fputs(line(number) + "\n", file) }
        }
    }

    var people: Int
    var years: Int
    var perEmployer: Int
    var employers: Int { (people + perEmployer - 1) / perEmployer }

    static let centre = "模拟职业健康检查中心（模拟）"

    private let today = SystemClock.clock.today

    init(people: Int, years: Int, perEmployer: Int) {
        (self.people, self.years, self.perEmployer) = (people, years, perEmployer)
    }

    /// A person's number, the same in both sheets.
    private func number(_ person: Int) -> String {
        let born = Day(number: today.number - 8_500 - person * 7_919 % 12_000)
        return SimulatedCodes.resident(born: born, order: person / 12_000, isMale: person % 4 != 0, series: 6)
    }

    private func place(_ person: Int, _ places: [Place]) -> String { places[person / perEmployer % places.count].creditCode }

    func assignments(_ places: [Place]) -> Lines {
        let from = today.adding(months: -12 * (years + 2))
        return Lines(heading: "统一社会信用代码,岗位,姓名,证件号码,上岗日期", count: people) { person in
            "\(place(person, places)),打磨工,模拟人,\(number(person)),\(from)"
        }
    }

    func examinations(_ places: [Place]) -> Lines {
        Lines(
            heading: "统一社会信用代码,姓名,证件号码,检查类型,检查日期,危害因素,检查机构,检查结果,检查结论", count: people * years
        ) { place in
            let (person, year) = (place / years, place % years)
            // Every third person was last examined more than a year ago: the due list has something to say.
            let day = today.adding(months: -12 * (years - 1 - year)) - (person % 3 == 0 ? 380 + person % 100 : 20 + person % 150)
            let levels = ["L", "R"].flatMap { ear in
                [500, 1000, 2000, 3000, 4000, 6000].map { "\(ear)\($0)=\((person + $0 / 500 + year) % 5 * 5)" }
            }
            // Values of two persons are never the same, else the check for copies speaks.
            let own =
                "SBP=\(100 + person % 35); DBP=\(62 + person / 35 % 25); GLU=\(4 + Double(person / 875 % 21) / 10)"
                + "; HT=\(150 + person / 18_375 % 40)"
            return "\(self.place(person, places)),模拟人,\(number(person)),during,\(day),P01,\(Self.centre),"
                + "SYM; INT; EAR; ECG; PTA; CBC; URI; ALT; LFT; \(levels.joined(separator: "; ")); \(own),noAbnormality"
        }
    }
}
