/// Topics of a device model: `factory/+/{device}/up`. The device stands in the topic, so that a broker's access list binds it.
struct TopicPattern: Sendable, Hashable {
    static let placeholder = "{device}"
    private let levels: [String]

    /// Nil unless exactly one level is `{device}`, no level is empty or `#`, and the first level is a name of our own.
    init?(_ text: String) {
        let levels = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isSound = levels.allSatisfy { level in
            !level.isEmpty && !level.contains("#") && (level == "+" || !level.contains("+"))
        }
        guard isSound, levels.count(where: { $0 == TopicPattern.placeholder }) == 1, let first = levels.first, first != "+",
            !first.hasPrefix("$"), first != TopicPattern.placeholder
        else { return nil }
        self.levels = levels
    }

    /// What is subscribed at the broker.
    var filter: String { levels.map { $0 == TopicPattern.placeholder ? "+" : $0 }.joined(separator: "/") }

    /// The device that a topic names; nil for a topic of another pattern.
    func device(in topic: String) -> String? {
        let parts = topic.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == levels.count else { return nil }
        var device: String?
        for (level, part) in zip(levels, parts) {
            if level == TopicPattern.placeholder {
                device = String(part)
            } else if level != "+", level != part {
                return nil
            }
        }
        return device.flatMap { $0.isEmpty ? nil : $0 }
    }
}
