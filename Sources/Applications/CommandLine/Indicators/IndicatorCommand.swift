import Access
import ArgumentParser
import Calendars
import Indicators
import Registers
import Server

/// `zhijian indicator …`: where the plan's indicators stand.
struct IndicatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "indicator", abstract: "The indicators of the plans: list, load, value, freeze, recount",
        subcommands: [
            IndicatorListCommand.self, IndicatorLoadCommand.self, IndicatorValueCommand.self, IndicatorFreezeCommand.self,
            IndicatorRecountCommand.self,
        ])

    static func day(_ text: String?) throws -> Day {
        guard let text else { return SystemClock.clock.today }
        guard let day = Day(text) else { throw CommandError.noSuchDay(text) }
        return day
    }

    static func region(_ code: String, _ open: OpenProduct) throws -> RegionPath {
        guard let path = open.product.codes.regionPath(code) else { throw CommandError.noSuchRegion(code) }
        return path
    }
}

struct IndicatorListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "What the product can count by itself, with the definition of each")

    @Flag(help: "Print JSON") var json = false

    func run() throws {
        let measures = Indicators.measures.measures
        guard json else {
            for measure in measures {
                StandardStreams.answer("\(measure.id)@\(measure.version)  \(measure.title)（\(measure.unitOfAccount)）")
                StandardStreams.answer("    \(measure.definition)")
            }
            return
        }
        var text = JSONOutline()
        text.array { text in
            for measure in measures {
                text.object { text in
                    text.string("measure", measure.id)
                    text.string("version", measure.version)
                    text.string("title", measure.title)
                    text.string("definition", measure.definition)
                    text.string("unitOfAccount", measure.unitOfAccount)
                    text.string("evidence", measure.evidence)
                }
            }
        }
        StandardStreams.answer(text.text)
    }
}
