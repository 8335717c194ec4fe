import Calendars
import Database
import Dispatch
import Logging
import MessageBroker
import ServiceLifecycle
import Synchronization

/// Hears the devices that speak through an MQTT broker as long as the server runs.
///
/// The broker hears that a message has arrived when it is durable. What the store cannot take now is not acknowledged: the broker keeps it
/// for our session, which is the same from start to start, and sends it again.
struct MessageListener: Service {
    let settings: MessageBrokerSettings
    let database: any Database
    let intake: FrameIntake
    let clock: Clock
    let logger: Logger

    /// The mappings as last read, for the thread of the client.
    private final class Shelf: Sendable {
        private let content = Mutex(MessageBook(mappings: [:]))
        var book: MessageBook { content.withLock { $0 } }
        func put(_ book: MessageBook) { content.withLock { $0 = book } }
    }

    func run() async throws {
        let shelf = Shelf()
        let client = try MessageBrokerClient(settings) { messages in
            // On the client's own thread, which has nothing else to do than to wait for the store.
            let answer = Answer()
            Task { answer.give(await take(messages, shelf.book)) }
            return answer.wait()
        }
        await look(shelf, client)
        try client.start()
        logger.info("listening to messages", metadata: ["broker": "\(settings.host):\(settings.port)"])
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(30))
                await look(shelf, client)
            }
        }
        await withCheckedContinuation { (ended: CheckedContinuation<Void, Never>) in
            // Stopping waits for the client's thread: not on a thread of the tasks, which the store needs.
            DispatchQueue.global().async {
                client.stop()
                ended.resume()
            }
        }
    }

    private func look(_ shelf: Shelf, _ client: MessageBrokerClient) async {
        guard let book = try? await database.read(MessageBook.read) else { return }
        shelf.put(book)
        client.listen(to: book.filters)
    }

    /// All at once, so that one commit makes many durable; true when each is stored, kept aside or of no use.
    func take(_ messages: [BrokerMessage], _ book: MessageBook) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            for message in messages { group.addTask { await take(message, book) } }
            return await group.reduce(true) { $0 && $1 }
        }
    }

    private func take(_ message: BrokerMessage, _ book: MessageBook) async -> Bool {
        do {
            _ = try await MessageIntake(intake: intake).take(
                topic: message.topic, payload: message.payload, isRetained: message.isRetained, at: clock.now(), book: book)
            return true
        } catch {
            let kind = (error as? DatabaseError).map { "\($0.kind)" } ?? "other"
            logger.error("message not stored", metadata: ["kind": "\(kind)"])
            // What the store refuses for its content would be refused again; all else is worth another try.
            return !FrameIntake.isOfTheStore(error)
        }
    }
}

/// What a task tells a thread that waits for it.
private final class Answer: Sendable {
    private let content = Mutex(false)
    private let isGiven = DispatchSemaphore(value: 0)

    func give(_ answer: Bool) {
        content.withLock { $0 = answer }
        isGiven.signal()
    }

    func wait() -> Bool {
        isGiven.wait()
        return content.withLock { $0 }
    }
}
