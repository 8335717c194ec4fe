import CMosquitto
import Foundation
import Synchronization

/// A client of an MQTT broker: subscribes, hears, publishes; connects again by itself when the line breaks.
///
/// The broker gets its acknowledgement (PUBACK) when the hearer says that the messages are safe, not before. libmosquitto has no call for
/// that, but it only queues the acknowledgement while it reads, and writes when it is told to; so this client turns the library's wheel
/// itself: read what has come, hand it over, and write only after the hearer has agreed. Where it has not, the line is cut
/// with the acknowledgements unsent, and the broker repeats all of it to the same session.
public final class MessageBrokerClient: @unchecked Sendable {
    /// Says whether all of the messages are safe. Called on the client's own thread, which may wait there for the store.
    public typealias Hearing = @Sendable ([BrokerMessage]) -> Bool

    // The handle is used from any thread, as libmosquitto allows; what is heard belongs to the client's thread; the rest is guarded.
    let handle: OpaquePointer
    let settings: MessageBrokerSettings
    let hear: Hearing
    let state = Mutex(State())
    var heard: [BrokerMessage] = []
    /// The hearer could not make the last messages safe; their acknowledgements are still in the queue.
    var hasRefused = false

    struct State {
        var topics: Set<String> = []
        var isConnected = false
        var isStopped = false
        var isRunning = false
        /// The writing end of the pipe that wakes the thread.
        var bell: CInt = -1
    }

    private static let library: Void = { _ = mosquitto_lib_init() }()

    public init(_ settings: MessageBrokerSettings, hear: @escaping Hearing = { _ in true }) throws {
        _ = MessageBrokerClient.library
        guard let handle = mosquitto_new(settings.clientID, false, nil) else {
            throw MessageBrokerError(code: MOSQ_ERR_NOMEM.number, words: "no client")
        }
        self.handle = handle
        self.settings = settings
        self.hear = hear
        mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        // Packets are queued by whoever makes them, and written by the client's thread alone.
        mosquitto_threaded_set(handle, true)
        mosquitto_connect_callback_set(handle) { _, context, result in
            guard let client = MessageBrokerClient.client(context) else { return }
            client.connected(result == 0)
        }
        mosquitto_disconnect_callback_set(handle) { _, context, _ in
            MessageBrokerClient.client(context)?.state.withLock { $0.isConnected = false }
        }
        mosquitto_message_callback_set(handle) { _, context, message in
            guard let client = MessageBrokerClient.client(context), let message = message?.pointee, let topic = message.topic
            else {
                return
            }
            let bytes = message.payload.map { Array(UnsafeRawBufferPointer(start: $0, count: Int(message.payloadlen))) } ?? []
            client.heard.append(BrokerMessage(topic: String(cString: topic), payload: bytes, isRetained: message.retain))
        }
    }

    deinit {
        mosquitto_destroy(handle)
    }

    private static func client(_ context: UnsafeMutableRawPointer?) -> MessageBrokerClient? {
        context.map { Unmanaged<MessageBrokerClient>.fromOpaque($0).takeUnretainedValue() }
    }

    public var isConnected: Bool { state.withLock { $0.isConnected } }

    /// Begins to connect, and goes on trying until `stop`.
    public func start() throws {
        if !settings.user.isEmpty {
            try check(mosquitto_username_pw_set(handle, settings.user, settings.password))
        }
        if !settings.authorities.isEmpty {
            try check(mosquitto_tls_set(handle, settings.authorities, nil, nil, nil, nil))
        }
        var ends: [CInt] = [-1, -1]
        guard pipe(&ends) == 0 else { throw MessageBrokerError(code: MOSQ_ERR_ERRNO.number, words: "no pipe") }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        state.withLock { ($0.bell, $0.isRunning) = (ends[1], true) }
        let ear = ends[0]
        let thread = Thread { [self] in
            turn(ear)
            close(ear)
            state.withLock { state in
                close(state.bell)
                (state.bell, state.isRunning, state.isConnected) = (-1, false, false)
            }
        }
        thread.name = "mqtt"
        thread.start()
    }

    /// Takes leave of the broker; returns when the thread has ended, which may wait for the hearer.
    public func stop() {
        state.withLock { $0.isStopped = true }
        ring()
        while state.withLock({ $0.isRunning }) { usleep(5_000) }
    }

    /// Subscribes to what is new and takes leave of what is no longer wanted; again after every new connection.
    public func listen(to topics: Set<String>) {
        let (gone, fresh, isConnected) = state.withLock { state in
            defer { state.topics = topics }
            return (state.topics.subtracting(topics), topics.subtracting(state.topics), state.isConnected)
        }
        guard isConnected else { return }
        for topic in gone.sorted() { mosquitto_unsubscribe(handle, nil, topic) }
        for topic in fresh.sorted() { mosquitto_subscribe(handle, nil, topic, 1) }
        ring()
    }

    /// Hands a message to the library, which keeps it until the broker has it (QoS 1).
    public func publish(_ message: BrokerMessage) throws {
        try message.payload.withUnsafeBytes { bytes in
            try check(
                mosquitto_publish(
                    handle, nil, message.topic, Int32(bytes.count), bytes.baseAddress, 1, message.isRetained))
        }
        ring()
    }

    private func connected(_ isAccepted: Bool) {
        guard isAccepted else { return }
        let topics = state.withLock { state in
            state.isConnected = true
            return state.topics
        }
        for topic in topics.sorted() { mosquitto_subscribe(handle, nil, topic, 1) }
    }

    /// Wakes the thread: there is something to write, or an end to be made.
    private func ring() {
        state.withLock { state in
            var byte: UInt8 = 1
            if state.bell >= 0 { _ = write(state.bell, &byte, 1) }
        }
    }

    private func check(_ result: Int32) throws {
        guard result == MOSQ_ERR_SUCCESS.number else {
            throw MessageBrokerError(code: result, words: String(cString: mosquitto_strerror(result)))
        }
    }
}

extension mosq_err_t {
    var number: Int32 { Int32(rawValue) }
}
