import Registers
import Rulebook

/// What an audiogram cannot be, said at its cell before anything is stored; and what is possible but must be looked at again.
enum AudiogramEntry {
    static func problems(_ draft: Draft) -> [FieldProblem] {
        AudiogramCell.all.compactMap { cell in
            let text = draft.text(cell.name)
            if text.isEmpty {
                let isNeeded = cell.conduction == .air && AudiometricFrequency.graded.contains(cell.frequency)
                return isNeeded ? FieldProblem(cell.name, .missing, HearingTexts.thresholdMissing(cell.label)) : nil
            }
            guard let threshold = Threshold(text) else {
                return FieldProblem(cell.name, .notANumber, HearingTexts.thresholdUnreadable(cell.label))
            }
            let range = cell.conduction.range
            guard range.contains(threshold.level) else {
                return FieldProblem(
                    cell.name, .outOfRange, HearingTexts.thresholdImpossible(cell.label, range.lowerBound, range.upperBound))
            }
            let least = cell.leastMaximum
            guard !threshold.hasNoResponse || threshold.level >= least else {
                return FieldProblem(cell.name, .inconsistent, HearingTexts.noResponseTooSoft(cell.label, least))
            }
            return nil
        }
    }

    /// What a careful audiologist would ask about, as sentences for the cell.
    static func questions(_ record: AudiogramRecord, before: Audiogram?) -> [FieldProblem] {
        var questions: [FieldProblem] = []
        func ask(_ cell: AudiogramCell, _ sentence: String) {
            questions.append(FieldProblem(cell.name, .inconsistent, sentence))
        }
        for cell in AudiogramCell.all {
            guard let threshold = record.threshold(cell) else { continue }
            if !threshold.level.isMultiple(of: 5) { ask(cell, HearingTexts.notInSteps(cell.label)) }
            if cell.conduction == .bone {
                let air = record.threshold(AudiogramCell(conduction: .air, ear: cell.ear, frequency: cell.frequency))
                if let air, !air.hasNoResponse, threshold.level > air.level + 10 { ask(cell, HearingTexts.boneWorse(cell.label)) }
                continue
            }
            if let masking = needsMasking(record, cell, threshold) { ask(cell, masking) }
            if let before, AudiometricFrequency.graded.contains(cell.frequency) {
                let earlier = (cell.ear == .left ? before.left : before.right)[cell.frequency].value
                // A permanent loss does not heal: much better than before means that one of the tests is wrong.
                if earlier - Double(threshold.level) >= 25 { ask(cell, HearingTexts.muchBetter(cell.label)) }
            }
        }
        return questions
    }

    /// Sound crosses the head from 40 dB by air: an ear that much worse was heard by the other unless that one was masked.
    /// Source: ISO 8253-1, masking; interaural attenuation of supra-aural earphones.
    private static func needsMasking(_ record: AudiogramRecord, _ cell: AudiogramCell, _ threshold: Threshold) -> String? {
        let other = AudiogramCell(conduction: .air, ear: cell.ear == .left ? .right : .left, frequency: cell.frequency)
        guard !threshold.isMasked, let better = record.threshold(other), threshold.level - better.level >= 40 else { return nil }
        return HearingTexts.unmasked(cell.label)
    }
}
