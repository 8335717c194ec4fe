import Quantities
import Registers
import Rulebook

/// Reads the result texts of a measurement: one value, several separated by semicolons, or peaks with their times.
enum MeasurementResults {
    static let separators: Set<Character> = [";", "；"]

    /// `0.05`, `<0.05`; several separated by semicolons. Nil when a part is not a result.
    static func list(_ text: String) -> [MeasuredConcentration]? {
        let parts = text.split(whereSeparator: separators.contains)
        let values = parts.compactMap { try? MeasuredConcentration(text: String($0)) }
        return values.count == parts.count ? values : nil
    }

    /// `12.5@10@30`: concentration, minutes it lasted, minutes from the start of the shift; the times may be left out.
    static func episodes(_ text: String) -> [ExposureEpisode]? {
        let parts = text.split(whereSeparator: separators.contains)
        let episodes = parts.compactMap { part -> ExposureEpisode? in
            let pieces = part.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
            guard (1...3).contains(pieces.count), let value = try? MeasuredConcentration(text: pieces[0]) else { return nil }
            var times: [Minutes?] = [nil, nil]
            for (index, piece) in pieces.dropFirst().enumerated() {
                guard let number = Double(piece), let minutes = try? Minutes(number) else { return nil }
                times[index] = minutes
            }
            return ExposureEpisode(value, duration: times[0], start: times[1])
        }
        return episodes.count == parts.count ? episodes : nil
    }

    static let fields = ["c_twa", "c_twa_respirable", "c_ste", "c_me", "c_pe"]

    /// Problems at the field of each result that cannot be read, and when nothing was measured at all.
    static func problems(_ draft: Draft) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        for name in fields {
            let text = draft.text(name)
            guard !text.isEmpty, let label = draft.register.field(name)?.label else { continue }
            let isReadable = name == "c_pe" ? episodes(text) != nil : list(text) != nil
            let isSingle = !["c_twa", "c_twa_respirable"].contains(name) || (list(text)?.count ?? 0) == 1
            if !isReadable || !isSingle {
                problems.append(
                    FieldProblem(name, .notANumber, "“\(label)”要填检测数值，低于最低定量浓度时写成 <0.05 的形式\(isSingle ? "" : "，只能填一个数值")。"))
            }
        }
        let hasResult = fields.contains { !draft.text($0).isEmpty } || draft.real("lex_8h") != nil || draft.real("lex_40h") != nil
        if !hasResult {
            problems.append(FieldProblem("c_twa", .missing, "请至少填写一项检测结果（浓度或噪声声级）。"))
        }
        return problems
    }
}
