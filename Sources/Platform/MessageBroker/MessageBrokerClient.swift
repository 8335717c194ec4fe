import CMosquitto
import Synchronization

/// A client of an MQTT broker: subscribes, hears, publishes; connects again by itself when the line breaks.
///
/// libmosquitto acknowledges a message before its callback has ended, so what was heard and not yet stored when the machine stops is
/// lost to us; a device for which that matters sends by HTTP or HJ 212, where the answer waits for the store.
public final class MessageBrokerClient: @unchecked Sendable {
    // The handle is used from any thread, as libmosquitto allows; all else is constant or guarded.
    private let handle: OpaquePointer
    private let settings: MessageBrokerSettings
    private let hear: @Sendable (BrokerMessage) -> Void
    private let state = Mutex(State())

    private struct State {
        var topics: Set<String> = []
        var isConnected = false
    }

    private static let library: Void = { _ = mosquitto_lib_init() }()

    /// - Parameter hear: called on the library's thread, one message after another.
    public init(_ settings: MessageBrokerSettings, hear: @escaping @Sendable (BrokerMessage) -> Void = { _ in }) throws {
        _ = MessageBrokerClient.library
        guard let handle = mosquitto_new(settings.clientID, false, nil) else {
            throw MessageBrokerError(code: MOSQ_ERR_NOMEM.number, words: "no client")
        }
        self.handle = handle
        self.settings = settings
        self.hear = hear
        mosquitto_user_data_set(handle, Unmanaged.passUnretained(self).toOpaque())
        mosquitto_reconnect_delay_set(handle, 1, 30, true)
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
            client.hear(BrokerMessage(topic: String(cString: topic), payload: bytes, isRetained: message.retain))
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
        let result = mosquitto_connect_async(handle, settings.host, Int32(settings.port), 60)
        // A broker that is not there yet is tried again by the loop.
        guard result == MOSQ_ERR_SUCCESS.number || result == MOSQ_ERR_ERRNO.number else { return try check(result) }
        try check(mosquitto_loop_start(handle))
    }

    public func stop() {
        mosquitto_disconnect(handle)
        mosquitto_loop_stop(handle, true)
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
    }

    /// Hands a message to the library, which keeps it until the broker has it (QoS 1).
    public func publish(_ message: BrokerMessage) throws {
        try message.payload.withUnsafeBytes { bytes in
            try check(
                mosquitto_publish(
                    handle, nil, message.topic, Int32(bytes.count), bytes.baseAddress, 1, message.isRetained))
        }
    }

    private func connected(_ isAccepted: Bool) {
        guard isAccepted else { return }
        let topics = state.withLock { state in
            state.isConnected = true
            return state.topics
        }
        for topic in topics.sorted() { mosquitto_subscribe(handle, nil, topic, 1) }
    }

    private func check(_ result: Int32) throws {
        guard result == MOSQ_ERR_SUCCESS.number else {
            throw MessageBrokerError(code: result, words: String(cString: mosquitto_strerror(result)))
        }
    }
}

extension mosq_err_t {
    fileprivate var number: Int32 { Int32(rawValue) }
}
