import Foundation
import Synchronization

/// Folders that go away when the test process ends.
public enum TemporaryFolder {
    private static let made = Mutex<[URL]>([])
    private static let removal: Void = { atexit { TemporaryFolder.removeAll() } }()

    public static func make() throws -> URL {
        removal
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zhijian-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        made.withLock { $0.append(folder) }
        return folder
    }

    private static func removeAll() {
        for folder in made.withLock({ $0 }) { try? FileManager.default.removeItem(at: folder) }
    }
}
