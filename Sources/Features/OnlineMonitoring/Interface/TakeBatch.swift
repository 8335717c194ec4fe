import Calendars
import Crypto
import Database
import Foundation
import Identifiers

/// Takes a batch of one device in one transaction: credential, device, items, and the answer for the same key again.
struct TakeBatch: Sendable {
    let token: String
    /// Idempotency-Key; empty for none.
    let key: String
    let body: [UInt8]
    let peer: String
    let at: Instant

    func callAsFunction(_ intake: FrameIntake) async throws -> String {
        try await intake.gate.pass(token, isStoreBehind: intake.isBehind) { try await take(intake) }
    }

    private func take(_ intake: FrameIntake) async throws -> String {
        let batch = try TelemetryBatch(body)
        let digest = Hexadecimal.text(SHA256.hash(data: body))
        return try await intake.take { connection, context in
            let view = try context.book.view(connection)
            guard let mn = try IssueCredential.device(connection, token: token), let device = try view.standing(mn) else {
                throw TelemetryError.noCredential
            }
            guard device.isReceiving else { throw TelemetryError.notReceiving }
            guard device.admits(peer) else { throw TelemetryError.foreignNetwork }
            if let answer = try known(device.id, digest, connection) { return (answer, []) }
            let (outcomes, fresh) = try store(batch, device, context, connection)
            let answer = TakeBatch.answer(outcomes)
            if !key.isEmpty {
                try connection.execute(
                    """
                    INSERT INTO telemetry_batch (device_id, batch_key, body_hash, answer, arrived_at)
                    VALUES (?1, ?2, ?3, ?4, ?5)
                    """, [.integer(device.id), .text(key), .text(digest), .text(answer), .integer(at.milliseconds)])
            }
            return (answer, fresh)
        }
    }

    /// The answer that was given to the same key and body.
    private func known(_ device: Int64, _ digest: String, _ connection: any Connection) throws -> String? {
        guard !key.isEmpty,
            let row = try connection.first(
                "SELECT body_hash, answer FROM telemetry_batch WHERE device_id = ?1 AND batch_key = ?2",
                [.integer(device), .text(key)])
        else { return nil }
        guard row.text("body_hash") == digest else { throw TelemetryError.keyReused }
        return row.text("answer")
    }

    private func store(
        _ batch: TelemetryBatch, _ device: DeviceStanding, _ context: IntakeContext, _ connection: any Connection
    ) throws -> ([ItemOutcome], [ReadingRow]) {
        var outcomes = [ItemOutcome](repeating: .rejected(.malformed), count: batch.lines.count)
        var places: [Int] = []
        var items: [TelemetryItem] = []
        for (place, line) in batch.lines.enumerated() {
            guard line.device.isEmpty || line.device == device.mn else {
                // The credential says whose readings these may be, whatever the item says.
                outcomes[place] = .rejected(.foreignDevice)
                continue
            }
            guard let item = line.item else { continue }
            places.append(place)
            items.append(item)
        }
        let storage = ItemStorage(context: context, arrivedAt: at, peer: peer)
        let taken = try storage.store(items, of: device, connection)
        for (place, outcome) in zip(places, taken.outcomes) { outcomes[place] = outcome }
        return (outcomes, taken.fresh)
    }

    private static func answer(_ outcomes: [ItemOutcome]) -> String {
        let results = outcomes.map { outcome in
            let problem = outcome.problem.map { ",\"code\":\"\($0.rawValue)\",\"message\":\"\($0.sentence)\"" } ?? ""
            return "{\"status\":\"\(outcome.word)\"\(problem)}"
        }
        func count(_ word: String) -> Int { outcomes.count { $0.word == word } }
        let counts = ["accepted", "duplicate", "quarantined", "rejected"].map { "\"\($0)\":\(count($0))" }
        return "{\(counts.joined(separator: ",")),\"results\":[\(results.joined(separator: ","))]}"
    }
}
