import HJ212
import NIOCore

/// How the listener treats those who connect.
public struct ListenerSettings: Sendable {
    public var host = "127.0.0.1"
    public var port = 2120
    /// A begun frame whose rest does not come is given up.
    public var halfFrameTimeout = TimeAmount.seconds(10)
    /// Silence after which a connection is closed, at least; a device with a longer interval has three of them.
    public var idleTimeout = TimeAmount.minutes(5)
    public var maximumConnections = 10_000
    /// Frames of one connection that may wait for the store before its bytes are left unread.
    public var maximumUnansweredFrames = 256
    /// So many refused frames in a row are no device, or one that nobody can help by listening.
    public var maximumRefusalsInARow = 100

    public init(host: String = "127.0.0.1", port: Int = 2120) {
        self.host = host
        self.port = port
    }
}
