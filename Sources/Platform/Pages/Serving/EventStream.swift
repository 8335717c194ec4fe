import Hummingbird
import NIOCore
import ServiceLifecycle

extension PageRequest {
    /// Server-sent events: one event of the given name for each element, until the reader goes away or the server stops.
    ///
    /// A nil element is a sign of life, which also finds out that a reader has gone.
    public func events(_ name: String, _ elements: AsyncStream<String?>) -> PageAnswer {
        PageAnswer(
            status: .ok,
            headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
            body: .init { writer in
                try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
                for await element in elements.cancelOnGracefulShutdown() {
                    // A line end inside the data would end the event.
                    let line = element.map {
                        "event: \(name)\ndata: \($0.split(whereSeparator: \.isNewline).joined(separator: " "))\n\n"
                    }
                    try await writer.write(ByteBuffer(string: line ?? ": here\n\n"))
                }
                try await writer.finish(nil)
            })
    }
}
