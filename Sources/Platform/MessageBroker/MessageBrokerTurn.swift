import CMosquitto
import Foundation

/// The wheel of the library, turned on the client's own thread.
extension MessageBrokerClient {
    private static let keepAlive: Int32 = 60
    /// Without anything to read the wheel turns so often all the same: the line is kept alive, and what TLS holds back is found.
    private static let breath: Int32 = 100

    func turn(_ ear: CInt) {
        var failures = 0
        var isFirst = true
        while !isStopped {
            let result =
                isFirst
                ? mosquitto_connect(handle, settings.host, Int32(settings.port), MessageBrokerClient.keepAlive)
                // Throws away what was queued and not sent, acknowledgements among it.
                : mosquitto_reconnect(handle)
            if result == MOSQ_ERR_SUCCESS.number {
                (isFirst, hasRefused) = (false, false)
                if follow(ear) { failures = 0 }
            }
            state.withLock { $0.isConnected = false }
            heard.removeAll()
            failures += 1
            rest(ear, seconds: min(30, 1 << min(failures - 1, 5)))
        }
        // A farewell would take the acknowledgements along that stand before it.
        guard !hasRefused else { return }
        mosquitto_disconnect(handle)
        _ = mosquitto_loop_write(handle, 1)
    }

    private var isStopped: Bool { state.withLock { $0.isStopped } }

    /// One connection until it breaks or the hearer refuses; true where it came about at all.
    private func follow(_ ear: CInt) -> Bool {
        var wasConnected = false
        while !isStopped {
            guard mosquitto_loop_write(handle, 1) == MOSQ_ERR_SUCCESS.number else { return wasConnected }
            wait(ear)
            guard read(), mosquitto_loop_misc(handle) == MOSQ_ERR_SUCCESS.number else { return wasConnected }
            wasConnected = wasConnected || isConnected
            guard !heard.isEmpty else { continue }
            let messages = heard
            heard.removeAll(keepingCapacity: true)
            // The acknowledgements of these messages stand in the library's queue; the next write sends them.
            hasRefused = !hear(messages)
            if hasRefused { return false }
        }
        return wasConnected
    }

    /// Reads as long as messages come, up to a bound; the acknowledgements of what is read are queued.
    private func read() -> Bool {
        for _ in 0..<1_000 {
            let before = heard.count
            guard mosquitto_loop_read(handle, 1) == MOSQ_ERR_SUCCESS.number else { return false }
            if heard.count == before { break }
        }
        return true
    }

    private func wait(_ ear: CInt) {
        let socket = mosquitto_socket(handle)
        var waiting = [
            pollfd(fd: ear, events: Int16(POLLIN), revents: 0),
            pollfd(fd: socket, events: Int16(POLLIN) | (mosquitto_want_write(handle) ? Int16(POLLOUT) : 0), revents: 0),
        ]
        _ = poll(&waiting, 2, MessageBrokerClient.breath)
        drain(ear)
    }

    private func rest(_ ear: CInt, seconds: Int) {
        let end = ContinuousClock.now + .seconds(seconds)
        while !isStopped, ContinuousClock.now < end {
            var waiting = [pollfd(fd: ear, events: Int16(POLLIN), revents: 0)]
            _ = poll(&waiting, 1, 200)
            drain(ear)
        }
    }

    private func drain(_ ear: CInt) {
        var bytes = [UInt8](repeating: 0, count: 64)
        while Foundation.read(ear, &bytes, 64) > 0 {}
    }
}
