import Access
import Calendars
import Database
import Registers

/// Rows of the simulated city's own tables: they say that they are simulated and stand for no region's real document.
public enum DemoRegional {
    static let source = "模拟数据：演示用，不是任何地区的正式裁量基准或赋权清单"

    public static func enter(region: String, from day: Day, in transaction: RegisterTransaction) throws {
        for (degree, low, high, circumstances) in [
            ("lighter", 0.0, 30.0, "初次违法，涉及劳动者不足 10 人（模拟）"), ("general", 30, 70, "涉及劳动者 10 人以上不足 50 人（模拟）"),
            ("heavier", 70, 100, "涉及劳动者 50 人以上，或再次违法（模拟）"),
        ] {
            var row = DiscretionRule()
            row.region = region
            row.article = "article_71"
            row.degree = degree
            row.circumstances = circumstances
            (row.shareFrom, row.shareUntil) = (low, high)
            row.allowsDeparture = degree != "heavier"
            row.from = day
            row.source = source
            row.mark = "D"
            try transaction.transition(try transaction.insert(row, reason: "模拟数据"), "issue")
        }
        for (article, item) in [("article_71", "未按规定组织职业健康检查（模拟）"), ("declaration_48", "未按规定申报职业病危害项目（模拟）")] {
            var power = TownshipPower()
            power.region = region
            power.article = article
            power.item = item
            power.from = day
            power.source = source
            power.mark = "D"
            try transaction.transition(try transaction.insert(power, reason: "模拟数据"), "issue")
        }
    }
}
