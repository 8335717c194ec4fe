import Access
import Testing

@Suite struct AccessErrorTests {
    @Test(arguments: [(1, 1), (60_000, 1), (60_001, 2), (900_000, 15), (899_999, 15)] as [(Int64, Int)])
    func `the minutes to wait are rounded up`(milliseconds: Int64, minutes: Int) {
        let error = AccessError.tooManyFailures(waiting: milliseconds)
        #expect(error.code == "AC-002")
        #expect(error.sentence.contains(" \(minutes) 分钟"))
    }

    @Test func `the detail is for the log and does not make another error`() {
        #expect(AccessError.keyMissing.with(detail: "key f9") == .keyMissing)
        #expect("\(AccessError.keyMissing.with(detail: "key f9"))" == "AC-051: key f9")
        #expect("\(AccessError.keyMissing)" == "AC-051")
    }
}
