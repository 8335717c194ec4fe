import Hummingbird

/// An error on the interface: RFC 9457, in Chinese, with the fields.
enum Problem {
    static func response(_ error: any ProductError, number: String) -> Response {
        var json = JSONText()
        json.raw("{\"type\":\"about:blank\",\"status\":")
        json.number(Int64(error.status.code))
        json.raw(",\"title\":")
        json.text(error.message)
        json.raw(",\"code\":")
        json.text(error.code)
        json.raw(",\"instance\":")
        json.text("urn:request:\(number)")
        if let stale = error as? StaleRecord {
            json.raw(",\"version\":")
            json.number(stale.current)
        }
        if !error.problems.isEmpty {
            json.raw(",\"errors\":[")
            for (index, problem) in error.problems.enumerated() {
                if index > 0 { json.raw(",") }
                json.raw("{\"field\":")
                json.text(problem.field)
                json.raw(",\"code\":")
                json.text(problem.code.rawValue)
                json.raw(",\"message\":")
                json.text(problem.message)
                json.raw("}")
            }
            json.raw("]")
        }
        json.raw("}")
        var response = Response.json(json.buffer, status: error.status, type: "application/problem+json")
        if error.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }
}
