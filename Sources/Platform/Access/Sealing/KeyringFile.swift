import Foundation

/// The keyring as text: one key a line, `id purpose base64`; `#` starts a remark.
extension Keyring {
    public init(text: String) throws {
        let keys = try text.split(whereSeparator: \.isNewline).compactMap { line -> Key? in
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.isEmpty || line.hasPrefix("#") { return nil }
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count == 3, let purpose = Purpose(rawValue: String(words[1])),
                let secret = Data(base64Encoded: String(words[2]))
            else { throw AccessError.keyringUnreadable.with(detail: "line not readable") }
            return Key(id: String(words[0]), purpose: purpose, secret: Array(secret))
        }
        try self.init(keys: keys)
    }

    public var text: String {
        "# Keys of this installation. Without them sealed fields cannot be read: back them up apart from the store.\n"
            + keys.map { "\($0.id) \($0.purpose.rawValue) \(Data($0.secret).base64EncodedString())\n" }.joined()
    }

    /// The keys of a data directory: from the environment where given (the text with `;` or line ends between keys), else from
    /// the file `keyring`, which is made on first use.
    public static func load(directory: String, environment: [String: String] = [:]) throws -> Keyring {
        if let text = environment["ZHIJIAN_KEYRING"], !text.isEmpty {
            return try Keyring(text: text.replacingOccurrences(of: ";", with: "\n"))
        }
        let path = directory + "/keyring"
        guard FileManager.default.fileExists(atPath: path) else {
            let keyring = try generate()
            // Another process that starts at the same time may have made it first: then its keys are ours.
            return try keyring.write(to: path, replacing: false) ? keyring : read(path)
        }
        return try read(path)
    }

    static func read(_ path: String) throws -> Keyring {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes, let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue else {
            throw AccessError.keyringUnreadable.with(detail: "no attributes")
        }
        guard mode & 0o077 == 0 else { throw AccessError.keyringExposed.with(detail: "mode \(String(mode, radix: 8))") }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw AccessError.keyringUnreadable.with(detail: "not readable as UTF-8")
        }
        return try Keyring(text: text)
    }

    /// Writes the file for its owner alone, complete or not at all. False when it exists and is not to be replaced.
    @discardableResult
    public func write(to path: String, replacing: Bool) throws -> Bool {
        let draft = path + ".\(ProcessInfo.processInfo.processIdentifier).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw AccessError.keyringUnreadable.with(detail: "cannot write, errno \(errno)") }
        defer { unlink(draft) }
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        let synced = fsync(descriptor)
        close(descriptor)
        guard written == bytes.count, synced == 0 else { throw AccessError.keyringUnreadable.with(detail: "write incomplete") }
        // A hard link fails where the name exists, so that two processes never overwrite each other's keys.
        if replacing ? rename(draft, path) == 0 : link(draft, path) == 0 { return true }
        if !replacing && errno == EEXIST { return false }
        throw AccessError.keyringUnreadable.with(detail: "cannot place the file, errno \(errno)")
    }
}
