import Calendars
import Pages
import Registers

/// What is asked of the facade: an entity, perhaps one of them, perhaps what hangs on it; a window; a span of time.
struct SensorThingsRequest: Sendable {
    enum Subject: Sendable, Equatable {
        case things, thing(Int64), datastreams(of: Int64?), datastream(Int64), observations(of: Int64)
    }

    static let mostAtOnce = 1_000
    let subject: Subject
    var top = 100
    var skip = 0
    var from = Instant(milliseconds: .min / 4)
    /// Exclusive.
    var to = Instant(milliseconds: .max / 4)
    /// The options as they came, for the link to the next part.
    let filter: String?

    init(_ entity: String, _ part: String?, _ query: Query) throws {
        let (name, id) = SensorThingsRequest.split(entity)
        switch (name, id, part) {
        case ("Things", nil, nil): subject = .things
        case ("Things", let id?, nil): subject = .thing(id)
        case ("Things", let id?, "Datastreams"): subject = .datastreams(of: id)
        case ("Datastreams", nil, nil): subject = .datastreams(of: nil)
        case ("Datastreams", let id?, nil): subject = .datastream(id)
        case ("Datastreams", let id?, "Observations"): subject = .observations(of: id)
        default: throw RegisterError.notFound
        }
        filter = query["$filter"]
        for (option, value) in query.pairs {
            switch option {
            case "$top":
                guard let number = Int(value), number >= 0 else { throw SensorThingsError.option }
                top = min(number, SensorThingsRequest.mostAtOnce)
            case "$skip":
                guard let number = Int(value), number >= 0 else { throw SensorThingsError.option }
                skip = number
            case "$filter": try read(filter: value)
            default: throw SensorThingsError.option
            }
        }
    }

    /// `Things(12)`.
    private static func split(_ text: String) -> (String, Int64?) {
        guard let open = text.firstIndex(of: "("), text.last == ")" else { return (text, nil) }
        let inside = text[text.index(after: open)..<text.index(before: text.endIndex)]
        guard let id = Int64(inside) else { return ("", nil) }
        return (String(text[..<open]), id)
    }

    private mutating func read(filter: String) throws {
        guard case .observations = subject else { throw SensorThingsError.option }
        let words = filter.split(separator: " ").map(String.init)
        var place = 0
        while true {
            guard place + 2 < words.count, words[place] == "phenomenonTime", let time = InternetTime.instant(words[place + 2])
            else {
                throw SensorThingsError.option
            }
            switch words[place + 1] {
            case "ge": from = max(from, time)
            case "gt": from = max(from, time + 1)
            case "lt": to = min(to, time)
            case "le": to = min(to, time + 1)
            default: throw SensorThingsError.option
            }
            place += 3
            if place == words.count { return }
            guard words[place] == "and" else { throw SensorThingsError.option }
            place += 1
        }
    }
}
