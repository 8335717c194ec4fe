import CLibPQ
import Database

/// Many rows at once: a pipeline for statements, COPY for plain appending.
extension PostgreSQLConnection {
    private static var pipelineDepth: Int { 256 }
    private static var copyBlock: Int { 64 * 1024 }

    func executeMany(_ sql: String, _ argumentLists: [[Value]]) throws {
        if argumentLists.isEmpty { return }
        try guarded {
            freeConnection()
            let statement = try statements.prepared(sql, for: ParameterTypes.sample(of: argumentLists))
            guard PQenterPipelineMode(handle) == 1 else { throw failed(nil) }
            defer { PQexitPipelineMode(handle) }
            for start in stride(from: 0, to: argumentLists.count, by: Self.pipelineDepth) {
                let block = argumentLists[start..<min(start + Self.pipelineDepth, argumentLists.count)]
                try runPipelined(statement, block)
            }
        }
    }

    private func runPipelined(_ statement: StatementCache.Statement, _ argumentLists: ArraySlice<[Value]>) throws {
        var problem: (any Error)?
        var sent = 0
        for arguments in argumentLists where problem == nil {
            do {
                let list = try statement.list(arguments)
                guard list.lend({ PQsendQueryPrepared(handle, statement.name, list.count, $0, $1, $2, 0) }) == 1 else {
                    throw failed(nil)
                }
                sent += 1
            } catch { problem = error }
        }
        // Even after a problem the answers to what was sent must be read, or the pipeline stays open.
        guard PQpipelineSync(handle) == 1 else { throw problem ?? failed(nil) }
        for _ in 0..<sent {
            while let result = PQgetResult(handle) {
                let status = PQresultStatus(result)
                if status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK, problem == nil { problem = failed(result) }
                PQclear(result)
            }
            if isLost { break }
        }
        PQclear(PQgetResult(handle))  // the answer to the sync itself
        if let problem { throw problem }
        if isLost { throw failed(nil) }
    }

    func append(to table: String, columns: [String], rows: [[Value]]) throws {
        if rows.isEmpty { return }
        try guarded {
            freeConnection()
            try startCopy("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
            do {
                var block: [UInt8] = []
                block.reserveCapacity(Self.copyBlock + 4096)
                for row in rows {
                    guard row.count == columns.count else { throw DatabaseError(.statement, "a row of another length") }
                    try CopyText.append(row, to: &block)
                    if block.count >= Self.copyBlock { try put(&block) }
                }
                try put(&block)
            } catch {
                _ = PQputCopyEnd(handle, "given up")
                _ = drain()
                throw error
            }
            guard PQputCopyEnd(handle, nil) == 1 else { throw failed(nil) }
            if let problem = drain() { throw problem }
        }
    }

    private func startCopy(_ command: String) throws {
        let result = PQexec(handle, command)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COPY_IN else { throw failed(result) }
    }

    private func put(_ block: inout [UInt8]) throws {
        let sent = block.withUnsafeBytes { bytes in
            PQputCopyData(handle, bytes.bindMemory(to: CChar.self).baseAddress, CInt(bytes.count))
        }
        block.removeAll(keepingCapacity: true)
        guard sent == 1 else { throw failed(nil) }
    }

    private func drain() -> DatabaseError? {
        var problem: DatabaseError?
        while let result = PQgetResult(handle) {
            if PQresultStatus(result) != PGRES_COMMAND_OK, problem == nil { problem = failed(result) }
            PQclear(result)
        }
        return problem
    }
}

/// A row in COPY's text format.
enum CopyText {
    static func append(_ row: [Value], to block: inout [UInt8]) throws {
        for (index, value) in row.enumerated() {
            if index > 0 { block.append(9) }
            try value.checkStorable()
            switch value {
            case .null: block += [92, 78]  // \N
            case .integer(let number): block += String(number).utf8
            case .real(let number): block += (number + 0.0).description.utf8
            case .text(let text): escape(text.utf8, to: &block)
            case .bytes(let bytes):
                block += [92, 92, 120]  // \\x
                for byte in bytes { block += [digit(byte >> 4), digit(byte & 15)] }
            }
        }
        block.append(10)
    }

    private static func escape(_ text: String.UTF8View, to block: inout [UInt8]) {
        for byte in text {
            switch byte {
            case 9: block += [92, 116]
            case 10: block += [92, 110]
            case 13: block += [92, 114]
            case 92: block += [92, 92]
            default: block.append(byte)
            }
        }
    }

    private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 48 + nibble : 87 + nibble }
}
