import Calendars
import Synchronization

/// Sessions read within the last moment, so that a page with twenty parts does not ask the store twenty times.
final class SessionMemory: Sendable {
    private struct Entry {
        let session: KnownSession
        let at: Instant
    }

    private let largest = 10_000
    private let entries = Mutex<[String: Entry]>([:])

    func find(_ digest: String, after: Instant) -> KnownSession? {
        entries.withLock { entries in
            guard let entry = entries[digest], entry.at > after else { return nil }
            return entry.session
        }
    }

    func keep(_ session: KnownSession, digest: String, at now: Instant) {
        entries.withLock { entries in
            if entries.count >= largest { entries.removeAll() }
            entries[digest] = Entry(session: session, at: now)
        }
    }

    func forget(_ digest: String) { entries.withLock { $0[digest] = nil } }

    func forget(account: Int64) {
        entries.withLock { entries in entries = entries.filter { $0.value.session.principal.accountID != account } }
    }
}
