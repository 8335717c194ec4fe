import Testing

/// The requirement of the plans that a test or a suite accepts: `@Test(.requirement("R-19"))`. `zhijian coverage` names the tests that
/// carry one.
public struct Requirement: TestTrait, SuiteTrait {
    public let numbers: [String]
}

extension Trait where Self == Requirement {
    public static func requirement(_ numbers: String...) -> Requirement { Requirement(numbers: numbers) }
}
