import Calendars
import FieldTestSupport
import Foundation
import HJ212

/// Clerks and devices that work until the server is gone. Each notes what was acknowledged, and nothing else.
struct Clients: Sendable {
    let pages: UInt16
    let devices: UInt16
    let session: Session
    let acknowledged: Acknowledged

    /// Runs all at once, on threads of their own because they wait for sockets; ends when the server has gone for each.
    func work() async {
        await withTaskGroup { group in
            let bodies: [@Sendable () throws -> Void] = [
                interface, interface, forms, { try device("DEVICE-1") }, { try device("DEVICE-2") },
            ]
            for body in bodies {
                group.addTask {
                    await withCheckedContinuation { done in
                        Thread {
                            // The end of the server is what breaks a client off.
                            try? body()
                            done.resume()
                        }.start()
                    }
                }
            }
        }
    }

    /// Makes an employer by the interface, changes it, and confirms it, so that a figure moves.
    private func interface() throws {
        while true {
            let number = acknowledged.next()
            let code = Factory.creditCode(number)
            let made = try json(
                "POST", "/api/v1/employer",
                #"{"credit_code":"\#(code)","name":"模拟单位\#(number)","region_code":"441702","industry":"3381","headcount":1}"#)
            guard made.status == 201, let id = made.location.split(separator: "/").last.flatMap({ Int64($0) }) else {
                throw Wire.Broken()
            }
            acknowledged.made(id, code: code, headcount: 1)
            for headcount in 2...3 {
                let changed = try json(
                    "PATCH", "/api/v1/employer/\(id)", "{\"headcount\":\(headcount)}", headers: ["If-Match: \"\(headcount - 1)\""]
                )
                guard changed.status == 200 else { throw Wire.Broken() }
                acknowledged.changed(id) { ($0.headcount, $0.version) = (Int64(headcount), Int64(headcount)) }
            }
            let confirmed = try json("POST", "/api/v1/employer/\(id)/transition/confirm_hazard", "{}")
            guard confirmed.status == 200 else { throw Wire.Broken() }
            acknowledged.changed(id) { ($0.state, $0.version) = ("in_operation", 4) }
        }
    }

    private func json(_ method: String, _ path: String, _ body: String, headers: [String] = []) throws -> Wire.Answer {
        try Wire.request(pages, method, path, cookie: session.cookie, headers: headers, type: "application/json", body: body)
    }

    /// Makes an employer by the form of the pages.
    private func forms() throws {
        while true {
            let number = acknowledged.next()
            let code = Factory.creditCode(number)
            let made = try session.enterEmployer(code: code, name: "模拟单位\(number)", at: pages)
            let id = made.location.split { "/?".contains($0) }.compactMap { Int64($0) }.first
            guard made.status == 303, let id else { throw Wire.Broken() }
            acknowledged.made(id, code: code, headcount: 7)
        }
    }

    /// Sends a reading, waits for the answer that says it is durable, sends the next.
    private func device(_ mn: String) throws {
        let wire = try Wire(port: devices)
        defer { wire.close() }
        var pending: [UInt8] = []
        while true {
            let at = ServedStore.firstReading + Int64(acknowledged.next()) * 1_000
            let time = Self.deviceTime(at)
            try wire.send(
                FrameEncoder.frame(
                    "QN=\(time)000;ST=23;CN=2011;PW=123456;MN=\(mn);Flag=5;CP=&&DataTime=\(time);LA-Rtd=84.9,LA-Flag=N&&"))
            while pending.firstRange(of: Array("QN=\(time)000".utf8)) == nil {
                let more = try wire.receive()
                guard !more.isEmpty else { throw Wire.Broken() }
                pending += more
            }
            pending.removeAll()
            acknowledged.read(mn, at: at.milliseconds)
        }
    }

    /// `yyyyMMddHHmmss`, as devices write a time.
    private static func deviceTime(_ at: Instant) -> String { String(at.description.filter(\.isNumber).prefix(14)) }
}
