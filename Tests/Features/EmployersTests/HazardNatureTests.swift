import CodeTables
import Employers
import FieldTestSupport
import Registers
import TestSupport
import Testing

@Suite(.requirement("R-03")) struct HazardNatureTests {
    let codes = CodeTableBook(clock: .fixed(CountyOffice.monday))

    func nature(_ hazard: String, freeSilica: Double? = nil, exempt: Bool = false) -> HazardNature.Nature {
        var record = PostHazard()
        record.hazard = hazard
        record.freeSilica = freeSilica
        record.isExemptSource = exempt
        return HazardNature.judge(record, codes.hazardFactor(hazard)).nature
    }

    @Test func `a factor of the highly toxic list is severe`() { #expect(nature("2-028") == .severe) }
    @Test func `asbestos is severe`() { #expect(nature("1-005") == .severe) }
    @Test func `noise is general`() { #expect(nature("3-001") == .general) }
    @Test func `exactly 10 percent free silica is severe`() { #expect(nature("1-002", freeSilica: 10) == .severe) }
    @Test func `just below 10 percent free silica is general`() { #expect(nature("1-002", freeSilica: 9.9) == .general) }
    @Test func `silica dust without a measured share is severe by its name`() { #expect(nature("1-001") == .severe) }
    @Test func `a factor marked G1 and not highly toxic is severe`() { #expect(nature("2-059") == .severe) }
    @Test func `ionising radiation is severe, its low classes are general`() {
        #expect(nature("5-003") == .severe)
        #expect(nature("5-003", exempt: true) == .general)
    }

    @Test func `the verdict says why`() {
        var record = PostHazard()
        record.hazard = "2-028"
        #expect(HazardNature.judge(record, codes.hazardFactor("2-028")).explanation == "列入《高毒物品目录》第 4 项")
    }
}
