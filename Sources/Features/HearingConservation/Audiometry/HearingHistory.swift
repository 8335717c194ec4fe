import Calendars
import Database
import HealthSurveillance
import Registers
import Rulebook

/// All tests of a person's hearing, from audiograms and from health examinations that measured thresholds: typed once, read here.
struct HearingHistory: Sendable {
    struct Test: Sendable {
        enum Source: Sendable, Hashable {
            case audiogram(Int64)
            case examination(Int64)
        }
        var source: Source
        var day: Day
        var kind: String
        var cells: [AudiogramCell: Threshold]
        var audiogram: Audiogram
        /// As read, so that a page can ask whether these eyes may see it.
        var stored: StoredRecord
    }

    /// Oldest first.
    let tests: [Test]

    static func read(_ connection: any Connection, _ registers: Registers, worker: Int64) throws -> HearingHistory {
        let audiograms = try registers.records(
            connection, AudiogramRecord.self, where: "t.void = 0 AND t.worker = ?1 AND t.state <> 'questioned'",
            [.integer(worker)], order: "t.test_day, t.id"
        ).compactMap(test)
        let examinations = try registers.records(
            connection, Examination.self,
            where: "t.void = 0 AND t.worker = ?1 AND t.state = 'accepted' AND t.results LIKE '%L4000=%'",
            [.integer(worker)], order: "t.exam_day, t.id"
        ).compactMap(test)
        let days = Set(audiograms.map(\.day))
        // The same test is often in both: the audiogram says more.
        let further = examinations.filter { !days.contains($0.day) }
        return HearingHistory(tests: (audiograms + further).sorted { $0.day < $1.day })
    }

    private static func test(_ found: TypedRecord<AudiogramRecord>) -> Test? {
        guard let day = found.record.day, let audiogram = found.record.audiogram else { return nil }
        let cells = AudiogramCell.all.reduce(into: [:]) { cells, cell in cells[cell] = found.record.threshold(cell) }
        return Test(
            source: .audiogram(found.id), day: day, kind: found.record.kind, cells: cells, audiogram: audiogram,
            stored: found.stored)
    }

    private static func test(_ found: TypedRecord<Examination>) -> Test? {
        guard let day = found.record.day, let audiogram = ExaminationResults(found.record.results).audiogram else { return nil }
        let kind = found.record.type == ExaminationType.before.rawValue ? "baseline" : "periodic"
        return Test(
            source: .examination(found.id), day: day, kind: kind, cells: cells(audiogram), audiogram: audiogram,
            stored: found.stored)
    }

    static func cells(_ audiogram: Audiogram) -> [AudiogramCell: Threshold] {
        AudiogramCell.all.reduce(into: [:]) { cells, cell in
            guard cell.conduction == .air,
                let level = (cell.ear == .left ? audiogram.left : audiogram.right).levels[cell.frequency]
            else { return }
            cells[cell] = Threshold(Int(level.value.rounded()))
        }
    }

    /// The last test before a day that was made as a baseline, else the first of all.
    func baseline(before day: Day) -> Test? {
        let earlier = tests.filter { $0.day < day }
        return earlier.last { $0.kind == "baseline" } ?? earlier.first
    }

    func last(before day: Day) -> Test? { tests.last { $0.day < day } }
}
