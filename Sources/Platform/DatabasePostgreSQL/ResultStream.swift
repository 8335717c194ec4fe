import CLibPQ

/// Results that arrive one row at a time. When another statement needs the connection, the rest is read into memory first.
final class ResultStream {
    private let connection: OpaquePointer
    private var kept: [OpaquePointer] = []
    private var taken = 0
    private var isFinished = false

    init(_ connection: OpaquePointer) { self.connection = connection }

    deinit {
        keepRest()
        while let result = next() { PQclear(result) }
    }

    /// The next result, which the caller clears; nil after the last.
    func next() -> OpaquePointer? {
        if taken < kept.count {
            taken += 1
            return kept[taken - 1]
        }
        if isFinished { return nil }
        let result = PQgetResult(connection)
        isFinished = result == nil
        return result
    }

    func keepRest() {
        while !isFinished {
            if let result = PQgetResult(connection) { kept.append(result) } else { isFinished = true }
        }
    }

    /// Reads and forgets the rest, so that the connection is free again.
    func discardRest() {
        while let result = next() { PQclear(result) }
    }
}
