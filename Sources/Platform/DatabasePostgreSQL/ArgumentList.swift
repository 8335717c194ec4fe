import CLibPQ
import Database

/// Arguments as libpq wants them: text for all but bytes, which go in binary.
struct ArgumentList {
    private var storage: [UInt8] = []
    /// Where each argument starts in the storage; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []

    init(_ arguments: [Value]) throws {
        for argument in arguments {
            try argument.checkStorable()
            starts.append(argument.isNull ? nil : storage.count)
            formats.append(argument.bytes == nil ? 0 : 1)
            let start = storage.count
            switch argument {
            case .null: break
            case .integer(let number): storage += String(number).utf8
            // SQLite keeps no sign for zero; the sum drops it here too.
            case .real(let number): storage += (number + 0.0).description.utf8
            case .text(let text): storage += text.utf8
            case .bytes(let bytes): storage += bytes
            }
            lengths.append(CInt(storage.count - start))
            storage.append(0)
        }
    }

    var count: CInt { CInt(starts.count) }

    func lend<Result>(
        _ use: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?) -> Result
    ) -> Result {
        storage.withUnsafeBytes { bytes in
            let base = bytes.bindMemory(to: CChar.self).baseAddress
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return use(pointers, lengths, formats)
        }
    }
}

/// The types of a statement's parameters, by PostgreSQL's type numbers.
enum ParameterTypes {
    private static let integer: Oid = 20
    private static let real: Oid = 701
    static let text: Oid = 25
    private static let bytes: Oid = 17

    /// What the arguments themselves say; 0 leaves a NULL to the server, which sees the column it is meant for.
    static func wanted(by arguments: [Value]) -> [Oid] {
        arguments.map {
            switch $0 {
            case .null: 0
            case .integer: integer
            case .real: real
            case .text: text
            case .bytes: bytes
            }
        }
    }

    /// Whether a statement prepared with these types takes the arguments without changing what they mean.
    static func accept(_ types: [Oid], _ arguments: [Value]) -> Bool {
        types.count == arguments.count
            && zip(types, arguments).allSatisfy { type, argument in
                switch argument {
                case _ where type == 0: true
                case .null: true
                case .integer: type == integer || type == real
                case .real: type == real
                case .text: type == text || type == 1043 || type == 1042
                case .bytes: type == bytes
                }
            }
    }

    /// One sample that stands for all lists: a NULL takes the kind its column has elsewhere, whole numbers beside reals are reals.
    static func sample(of lists: [[Value]]) throws -> [Value] {
        guard var sample = lists.first else { return [] }
        for list in lists {
            guard list.count == sample.count else { throw DatabaseError(.statement, "argument lists differ in length") }
            for (index, value) in list.enumerated() {
                switch (sample[index], value) {
                case (.null, _), (.integer, .real): sample[index] = value
                case (_, .null), (.integer, .integer), (.real, .real), (.real, .integer), (.text, .text), (.bytes, .bytes): break
                default: throw DatabaseError(.statement, "argument \(index + 1) differs in kind between the lists")
                }
            }
        }
        return sample
    }
}
