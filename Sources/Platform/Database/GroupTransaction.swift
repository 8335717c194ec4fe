/// What an engine does for its `GroupWriter`: one transaction that holds several bodies, each in a savepoint of its own.
package protocol GroupTransaction: AnyObject {
    var connection: any Connection { get }

    func begin() throws

    func beginBody() throws

    /// Keeps what the body did. Throws when one of its statements failed, even if the body swallowed the error.
    func endBody() throws

    /// Takes back what the body did. False when the engine has given up the whole transaction.
    func undoBody() -> Bool

    /// Returns when everything kept is durable.
    func commit() throws

    /// Takes back everything; harmless when the engine already did.
    func rollback()
}
