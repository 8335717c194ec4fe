/// How to reach the server and how long to wait for it.
public struct PostgreSQLSettings: Sendable {
    /// `postgres://user:password@host:port/database`, or `postgres:///database?host=/var/run/postgresql` for a socket.
    public var url: String
    /// Connections for reading; the writer has one of its own.
    public var readers: Int
    public var connectTimeout: Duration
    /// A read that takes longer is given up by the server.
    public var readTimeout: Duration
    public var writeTimeout: Duration

    public init(
        url: String, readers: Int = 8, connectTimeout: Duration = .seconds(5), readTimeout: Duration = .seconds(60),
        writeTimeout: Duration = .seconds(300)
    ) {
        self.url = url
        self.readers = readers
        self.connectTimeout = connectTimeout
        self.readTimeout = readTimeout
        self.writeTimeout = writeTimeout
    }
}
