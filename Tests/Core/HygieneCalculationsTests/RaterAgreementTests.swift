import Quantities
import Testing

@testable import HygieneCalculations

struct RaterAgreementTests {
    @Test func `the textbook table of fifty readings gives kappa 0.4`() throws {
        let agreement = try RaterAgreement([[20, 5], [10, 15]])
        #expect(agreement.total == 50)
        #expect(abs(agreement.observed.value - 0.7) < 1e-12)
        #expect(abs(try agreement.kappa().value - 0.4) < 1e-12)
        // With two classes there is only one distance: weights change nothing.
        #expect(abs(try agreement.kappa(.quadratic).value - 0.4) < 1e-12)
    }

    @Test func `a disagreement by one class weighs less than one by three`() throws {
        let near = try RaterAgreement([[5, 1, 0, 0], [0, 5, 0, 0], [0, 0, 5, 0], [0, 0, 0, 5]])
        let far = try RaterAgreement([[5, 0, 0, 1], [0, 5, 0, 0], [0, 0, 5, 0], [0, 0, 0, 5]])
        #expect(abs(near.observed.value - far.observed.value) < 1e-12)
        #expect(try near.kappa(.linear).value > far.kappa(.linear).value)
        #expect(try near.kappa(.quadratic).value > near.kappa(.linear).value)
    }

    @Test func `full agreement is 1, none at all is negative`() throws {
        #expect(try RaterAgreement([(0, 0), (1, 1), (1, 1)], classes: 2).kappa().value == 1)
        #expect(try RaterAgreement([(0, 1), (1, 0)], classes: 2).kappa().value == -1)
    }

    @Test func `readings all of one class, no reading, a table that is not square are refused`() throws {
        let one = try RaterAgreement([(0, 0), (0, 0)], classes: 2)
        #expect(one.observed.value == 1)
        #expect(throws: CalculationError.self) { try one.kappa() }
        #expect(throws: CalculationError.tooFew("两人都判读的样本", needed: 1)) { try RaterAgreement([[0, 0], [0, 0]]) }
        #expect(throws: CalculationError.self) { try RaterAgreement([[1, 2], [3]]) }
        #expect(throws: CalculationError.tooFew("分类", needed: 2)) { try RaterAgreement([[4]]) }
        #expect(throws: CalculationError.self) { try RaterAgreement([(0, 2)], classes: 2) }
    }
}
