import Synchronization

/// What the server has said is stored, over all its lives.
final class Acknowledged: Sendable {
    struct Employer: Sendable {
        var code: String
        var version: Int64
        var headcount: Int64
        var state: String
    }

    struct Contents: Sendable {
        var employers: [Int64: Employer] = [:]
        /// Times of readings by the device's number, in milliseconds.
        var readings: [String: Set<Int64>] = [:]
        var answers = 0
    }

    private let contents = Mutex(Contents())
    private let counter = Mutex(0)

    var now: Contents { contents.withLock { $0 } }

    /// A number that no client has used: for codes and times.
    func next() -> Int {
        counter.withLock { number in
            number += 1
            return number
        }
    }

    func made(_ id: Int64, code: String, headcount: Int64) {
        contents.withLock { contents in
            contents.employers[id] = Employer(code: code, version: 1, headcount: headcount, state: "candidate")
            contents.answers += 1
        }
    }

    func changed(_ id: Int64, _ change: (inout Employer) -> Void) {
        contents.withLock { contents in
            if var employer = contents.employers[id] {
                change(&employer)
                contents.employers[id] = employer
            }
            contents.answers += 1
        }
    }

    func read(_ device: String, at milliseconds: Int64) {
        contents.withLock { contents in
            contents.readings[device, default: []].insert(milliseconds)
            contents.answers += 1
        }
    }
}
