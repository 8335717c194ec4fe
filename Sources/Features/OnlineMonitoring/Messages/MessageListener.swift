import Calendars
import Database
import Logging
import MessageBroker
import ServiceLifecycle

/// Hears the devices that speak through an MQTT broker as long as the server runs.
struct MessageListener: Service {
    let settings: MessageBrokerSettings
    let database: any Database
    let intake: FrameIntake
    let clock: Clock
    let logger: Logger

    func run() async throws {
        // The library's thread must not wait for the store; what is heard waits here, bounded, and the broker keeps the rest.
        let (messages, heard) = AsyncStream<BrokerMessage>.makeStream(bufferingPolicy: .bufferingOldest(50_000))
        let client = try MessageBrokerClient(settings) { heard.yield($0) }
        try client.start()
        logger.info("listening to messages", metadata: ["broker": "\(settings.host):\(settings.port)"])
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await follow(messages) }
                group.addTask {
                    while !Task.isCancelled {
                        if let book = try? await database.read(MessageBook.read) { client.listen(to: book.filters) }
                        try? await Task.sleep(for: .seconds(30))
                    }
                    heard.finish()
                }
            }
        }
        client.stop()
    }

    private func follow(_ messages: AsyncStream<BrokerMessage>) async {
        let intake = MessageIntake(intake: intake)
        var book = MessageBook(mappings: [:])
        var readAt = Instant(milliseconds: .min / 2)
        await withTaskGroup(of: Void.self) { group in
            var underWay = 0
            for await message in messages {
                let now = clock.now()
                if now - readAt > 30_000, let fresh = try? await database.read(MessageBook.read) { (book, readAt) = (fresh, now) }
                // Several at once, so that one commit makes many durable.
                if underWay == MessageListener.mostUnderWay {
                    await group.next()
                    underWay -= 1
                }
                underWay += 1
                group.addTask { [book] in await take(message, at: now, book, intake) }
            }
        }
    }

    private static let mostUnderWay = 256

    private func take(_ message: BrokerMessage, at now: Instant, _ book: MessageBook, _ intake: MessageIntake) async {
        do {
            _ = try await intake.take(
                topic: message.topic, payload: message.payload, isRetained: message.isRetained, at: now, book: book)
        } catch {
            logger.error("message not stored", metadata: ["kind": "\((error as? DatabaseError).map { "\($0.kind)" } ?? "other")"])
        }
    }
}
