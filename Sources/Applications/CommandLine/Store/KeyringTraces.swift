import Access
import Foundation
import Server

/// Whether keys of the installation stand in a file where they do not belong: a keyring that was attached to a record, or pasted into
/// a field, would make every backup open itself.
struct KeyringTraces {
    private let traces: [Data]

    init(_ store: StoreAddress) throws {
        let keyring = try Keyring.load(directory: store.folder, environment: ProcessInfo.processInfo.environment)
        traces = keyring.keys.flatMap { key in [Data(key.secret), Data(Data(key.secret).base64EncodedString().utf8)] }
    }

    func stand(in path: String) throws -> Bool {
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        // Pieces overlap by the longest trace, so that one on the border is seen. A long value may still be cut by SQLite's own pages.
        let overlap = (traces.map(\.count).max() ?? 1) - 1
        var tail = Data()
        while let bytes = try file.read(upToCount: 4 << 20), !bytes.isEmpty {
            let piece = tail + bytes
            if traces.contains(where: { piece.range(of: $0) != nil }) { return true }
            tail = piece.suffix(overlap)
        }
        return false
    }
}
