import Access
import Testing

@Suite struct RegionPathTests {
    @Test func `a region contains itself and all below, not its neighbours and not what is above`() {
        let county = RegionPath(stored: "44/4417/441702")
        for (text, wanted) in [
            ("44/4417/441702", true), ("44/4417/441702/441702001", true), ("44/4417", false), ("44/4417/441704", false),
            ("44/4417/4417020", false), ("", false),
        ] {
            let other = RegionPath(stored: text)
            #expect(county.contains(other) == wanted, "\(text)")
            #expect((other.text >= county.lowerBound && other.text < county.upperBound) == wanted, "\(text) by bounds")
        }
    }

    @Test func `the root contains every region`() {
        for text in ["", "44", "zz/zz", "_"] {
            #expect(RegionPath.root.contains(RegionPath(stored: text)))
            #expect(text >= RegionPath.root.lowerBound && text < RegionPath.root.upperBound)
        }
    }

    @Test func `nowhere contains nothing and is in nothing`() {
        #expect(!RegionPath.nowhere.contains(.nowhere))
        #expect(!RegionPath.root.contains(.nowhere))
        #expect(RegionPath.nowhere.lowerBound == RegionPath.nowhere.upperBound)
        #expect(RegionPath.nowhere.stored == nil)
    }

    @Test func `text that is no path is refused, and nowhere when it stands in a column`() {
        for text in ["/", "44/", "/44", "44//4417", "44/44 17", "44/阳江", "44/%", "!", "44-17"] {
            #expect(RegionPath(text) == nil, "\(text)")
            #expect(RegionPath(stored: text) == .nowhere)
        }
        #expect(RegionPath(stored: nil) == .nowhere)
    }

    @Test func `steps up and down`() {
        let town = RegionPath.root.appending("44")?.appending("4417")
        #expect(town?.text == "44/4417")
        #expect(town?.code == "4417")
        #expect(town?.parent?.text == "44")
        #expect(town?.parent?.parent == .root)
        #expect(RegionPath.root.parent == nil)
        #expect(town?.appending("a/b") != nil)
        #expect(town?.appending("a b") == nil)
        #expect(RegionPath.nowhere.appending("44") == nil)
    }
}
