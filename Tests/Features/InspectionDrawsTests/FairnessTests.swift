import TestSupport
import Testing

@testable import InspectionDraws

/// A million draws: the chance of each object is its share of the tickets.
@Suite(.requirement("R-79")) struct FairnessTests {
    /// Upper 1 in 100 000 point of χ² for these degrees of freedom (Wilson–Hilferty); the seed is fixed, so the answer is too.
    private func bound(_ degrees: Double) -> Double {
        let z = 4.265
        let root = 1 - 2 / (9 * degrees) + z * (2 / (9 * degrees)).squareRoot()
        return degrees * root * root * root
    }

    @Test func `a million first tickets fall by weight`() {
        let weights = [1, 1, 2, 3, 5, 8, 1, 4]
        var counts = Array(repeating: 0, count: weights.count)
        var chance = DrawGenerator(seed: "公平性检验")
        let full = WeightedUrn(weights)
        for _ in 0..<1_000_000 {
            var urn = full
            counts[urn.take(ticket: chance.below(urn.total))] += 1
        }
        var square = 0.0
        for (count, weight) in zip(counts, weights) {
            let expected = 1_000_000 * Double(weight) / 25
            square += (Double(count) - expected) * (Double(count) - expected) / expected
        }
        #expect(square < bound(7))
    }

    @Test func `every object is drawn once before the urn is empty, whatever the tickets`() {
        var urn = WeightedUrn([3, 1, 4, 1, 5])
        var chance = DrawGenerator(seed: "x")
        let order = (0..<5).map { _ in urn.take(ticket: chance.below(urn.total)) }
        #expect(order.sorted() == [0, 1, 2, 3, 4])
        #expect(urn.total == 0)
    }

    @Test func `the first and the last ticket belong to the first and the last object`() {
        for size in [1, 2, 3, 7, 8, 9] {
            var first = WeightedUrn(Array(repeating: 2, count: size))
            var last = first
            #expect(first.take(ticket: 0) == 0)
            #expect(last.take(ticket: UInt64(size * 2 - 1)) == size - 1)
        }
    }

    @Test func `inspectors of equal standing are sent equally often`() throws {
        let lists = DrawLists(
            objects: (1...400).map { DrawObject(number: "\(1_000 + $0)", name: "") },
            inspectors: (1...10).map { DrawInspector(number: "\(10 + $0)", name: "", department: "卫") })
        let terms = DrawTerms(title: "", count: 400, leading: "卫", publicSource: "")
        var visits: [String: Int] = [:]
        for round in 0..<10 {
            for member in try RunDraw.result(lists, terms, seed: "第\(round)次").flatMap(\.team) { visits[member, default: 0] += 1 }
        }
        let square = visits.values.reduce(0.0) { $0 + (Double($1) - 800) * (Double($1) - 800) / 800 }
        #expect(visits.count == 10)
        #expect(square < bound(9))
    }

    @Test func `the generator's words are those of SHA-256 over seed and number`() {
        var chance = DrawGenerator(seed: "")
        // SHA-256 of eight zero bytes begins af5570f5a1810b7a.
        #expect(chance.next() == 0xaf55_70f5_a181_0b7a)
    }
}
