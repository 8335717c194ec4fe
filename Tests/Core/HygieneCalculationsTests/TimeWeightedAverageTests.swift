import HygieneCalculations
import Quantities
import Testing

struct TimeWeightedAverageTests {
    private func segment(_ text: String, _ hours: Double) throws -> ExposureSegment {
        try ExposureSegment(MeasuredConcentration(text: text), hours: Hours(hours))
    }

    @Test func `the example of GBZ 2.1-2019 A.2.2.2 gives 210`() throws {
        let segments = try [segment("400", 3), segment("60", 2), segment("120", 3)]
        #expect(try TimeWeightedAverage.eightHour(segments) == .value(Concentration(210)))
    }

    @Test func `the order of segments and splitting one change nothing`() throws {
        let whole = try TimeWeightedAverage.eightHour([segment("12", 4), segment("4", 4)])
        let split = try TimeWeightedAverage.eightHour([segment("4", 4), segment("12", 1), segment("12", 3)])
        #expect(whole == split)
    }

    @Test func `a short shift is divided by eight all the same`() throws {
        #expect(try TimeWeightedAverage.eightHour([segment("8", 4)]) == .value(Concentration(4)))
    }

    @Test func `a segment below detection enters as its bound`() throws {
        #expect(try TimeWeightedAverage.eightHour([segment("<0.3", 4), segment("2.0", 4)]) == .value(Concentration(1.15)))
    }

    @Test func `all contact below detection gives the largest bound`() throws {
        let segments = try [segment("<0.3", 3), segment("<0.5", 3), segment("0", 2)]
        #expect(try TimeWeightedAverage.eightHour(segments) == .below(Concentration(0.5)))
    }

    @Test func `a day of more than 24 hours is refused and exactly 24 is not`() throws {
        #expect(throws: CalculationError.tooLong(hours: 25, limit: 24)) {
            try TimeWeightedAverage.eightHour([segment("1", 12), segment("1", 13)])
        }
        #expect(try TimeWeightedAverage.eightHour([segment("1", 24)]) == .value(Concentration(3)))
    }

    @Test func `no segment, no time and mixed units are refused`() throws {
        #expect(throws: CalculationError.tooFew("时段", needed: 1)) { try TimeWeightedAverage.eightHour([]) }
        #expect(throws: CalculationError.zeroDuration) { try TimeWeightedAverage.eightHour([segment("1", 0)]) }
        let parts = ExposureSegment(.value(try Concentration(1, .partsPerMillion)), hours: 4)
        #expect(throws: CalculationError.unitsDiffer(.milligramPerCubicMetre, .partsPerMillion)) {
            try TimeWeightedAverage.eightHour([segment("1", 4), parts])
        }
    }

    @Test func `reduction factors hold between 8 and 24 hours a day and 40 and 168 a week, ends left out`() throws {
        #expect(try LongShiftReduction.dailyFactor(hoursPerDay: 16).value == 0.25)
        #expect(try LongShiftReduction.weeklyFactor(hoursPerWeek: 48).value == 0.78125)
        for hours in [8.0, 24] {
            #expect(throws: CalculationError.self) { try LongShiftReduction.dailyFactor(hoursPerDay: Hours(hours)) }
        }
        for hours in [40.0, 168] {
            #expect(throws: CalculationError.self) { try LongShiftReduction.weeklyFactor(hoursPerWeek: Hours(hours)) }
        }
    }
}

struct NoiseTests {
    @Test func `eight hours at a level are that level`() throws {
        #expect(abs(try Noise.dailyExposureLevel([NoiseSegment(85, hours: 8)]).value - 85) < 1e-12)
    }

    @Test func `4 h at 90 and 4 h at 80 give 87.4`() throws {
        let level = try Noise.dailyExposureLevel([NoiseSegment(90, hours: 4), NoiseSegment(80, hours: 4)])
        #expect(DecimalText.rounded(level.value, decimals: 1) == "87.4")
    }

    @Test func `the level rises with time and with level`() throws {
        let base = try Noise.dailyExposureLevel([NoiseSegment(85, hours: 6)])
        #expect(try Noise.dailyExposureLevel([NoiseSegment(85, hours: 6.1)]) > base)
        #expect(try Noise.dailyExposureLevel([NoiseSegment(85.1, hours: 6)]) > base)
    }

    @Test func `the week is divided by five whatever the number of days`() throws {
        let six = try Noise.weeklyExposureLevel(daily: [85, 85, 85, 85, 85, 85])
        #expect(DecimalText.rounded(six.value, decimals: 2) == "85.79")
        #expect(throws: CalculationError.self) { try Noise.weeklyExposureLevel(daily: []) }
        #expect(throws: CalculationError.self) { try Noise.weeklyExposureLevel(daily: Array(repeating: 85, count: 8)) }
    }
}

struct AirSamplingTests {
    @Test func `a filter lighter after sampling is an error and not a zero`() {
        #expect(throws: CalculationError.self) { try AirSampling.dust(before: 30.2, after: 30.1, volume: 500) }
    }

    @Test func `an equal filter weight is a zero concentration`() throws {
        #expect(try AirSampling.dust(before: 30.2, after: 30.2, volume: 500).value == 0)
    }
}
