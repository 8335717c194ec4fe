import ArgumentParser
import Indicators
import Ledger
import Registers
import Server

struct IndicatorRecountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recount", abstract: "Count everything anew: exit 1 when a live figure is not what the records say",
        discussion: "Published periods are recounted too. A difference there is no fault: records may be corrected afterwards.")

    @Flag(help: "Print JSON") var json = false
    @OptionGroup var store: StoreOptions

    func run() async throws {
        let recount = try await store.withProduct { open in
            let registers = open.product.registers
            let board = Indicators.board(registers)
            return try await registers.read { connection in
                let live = try registers.recount(connection)
                let ids = try connection.query("SELECT id, period, region_code FROM frozen_figure WHERE void = 0 ORDER BY id")
                let periods = try ids.compactMap { row in
                    try board.recount(connection, frozen: row.integer("id")).map {
                        Recount.Period(
                            id: row.integer("id"), period: row.text("period"), region: row.text("region_code"), recount: $0)
                    }
                }
                return Recount(cells: live.cells, differences: live.differences, periods: periods)
            }
        }
        StandardStreams.answer(json ? recount.json : recount.text)
        if !recount.differences.isEmpty { throw ExitCode(1) }
    }
}

/// Live figures and published periods beside what the records say now.
struct Recount: Sendable {
    struct Period: Sendable {
        var id: Int64
        var period: String
        var region: String
        var recount: PeriodRecount

        /// Which records entered and left since: equal sums may stand on different lists.
        var members: String {
            Measure.Part.allCases.compactMap { part in
                let (added, removed) = (recount.added[part]?.count ?? 0, recount.removed[part]?.count ?? 0)
                return added + removed > 0 ? "\(part.label)名单增加 \(added)、减少 \(removed)" : nil
            }.joined(separator: "，")
        }
    }

    var cells: Int
    var differences: [FigureDifference]
    var periods: [Period]

    var text: String {
        var lines = differences.map { difference in
            "\(difference.figure) \(difference.region) \(difference.period) \(difference.cell)：实时 "
                + "\(difference.rolledUp.numerator)/\(difference.rolledUp.denominator)，重新统计 "
                + "\(difference.recounted.numerator)/\(difference.recounted.denominator)"
        }
        lines += periods.filter { !$0.recount.isSame }.map { period in
            "已公布 \(period.period) \(period.region)：公布值 \(period.recount.frozen.numerator)/\(period.recount.frozen.denominator)，"
                + "今天重新统计 \(period.recount.now.numerator)/\(period.recount.now.denominator)，\(period.members)"
        }
        lines.append("统计单元 \(cells) 个，不一致 \(differences.count) 个；已公布期间 \(periods.count) 个")
        return lines.joined(separator: "\n")
    }

    var json: String {
        var text = JSONOutline()
        text.object { text in
            text.bool("ok", differences.isEmpty)
            text.integer("cells", Int64(cells))
            text.array("differences") { text in
                for difference in differences {
                    text.object { text in
                        text.string("figure", difference.figure)
                        text.string("region", difference.region)
                        text.string("period", difference.period)
                        text.string("cell", difference.cell)
                        Recount.sum("rolledUp", difference.rolledUp.numerator, difference.rolledUp.denominator, &text)
                        Recount.sum("recounted", difference.recounted.numerator, difference.recounted.denominator, &text)
                    }
                }
            }
            text.array("published") { text in
                for period in periods {
                    text.object { text in
                        text.integer("id", period.id)
                        text.string("period", period.period)
                        text.string("region", period.region)
                        text.bool("same", period.recount.isSame)
                        Recount.sum("frozen", period.recount.frozen.numerator, period.recount.frozen.denominator, &text)
                        Recount.sum("now", period.recount.now.numerator, period.recount.now.denominator, &text)
                    }
                }
            }
        }
        return text.text
    }

    private static func sum(_ key: String, _ numerator: Int64, _ denominator: Int64, _ text: inout JSONOutline) {
        text.object(key) { text in
            text.integer("numerator", numerator)
            text.integer("denominator", denominator)
        }
    }
}
