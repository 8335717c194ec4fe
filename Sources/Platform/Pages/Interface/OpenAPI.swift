import Hummingbird
import Registers

/// OpenAPI 3.1 of the interface, drawn from the catalogue.
enum OpenAPI {
    static func answer(_ page: PageRequest) async throws -> Response {
        .json(document(page.product.catalogue.registers, page.product.slices.flatMap(\.operations)))
    }

    static func document(_ registers: [Register], _ operations: [InterfaceOperation]) -> ByteBuffer {
        var json = JSONText(capacity: 64 << 10)
        json.raw("{\"openapi\":\"3.1.0\",\"info\":{\"title\":")
        json.text(Texts.Layout.product)
        json.raw(",\"version\":\"1\"},\"security\":[{\"session\":[]},{\"bearer\":[]}],\"paths\":{")
        var isFirst = true
        for (path, body) in registers.flatMap(paths) + paths(operations) {
            if !isFirst { json.raw(",") }
            isFirst = false
            json.text(path)
            json.raw(":")
            json.raw(body)
        }
        json.raw(
            "},\"components\":{\"securitySchemes\":{\"session\":{\"type\":\"apiKey\",\"in\":\"cookie\",\"name\":\"session\"},\"bearer\":{\"type\":\"http\",\"scheme\":\"bearer\"}},\"schemas\":{"
        )
        json.raw(problem)
        for register in registers {
            json.raw(",")
            json.text(register.name)
            json.raw(":")
            json.raw(schema(register, stored: true))
            json.raw(",")
            json.text(register.name + "_input")
            json.raw(":")
            json.raw(schema(register, stored: false))
        }
        json.raw("}}}")
        return json.buffer
    }

    private static let problem = """
        "problem":{"type":"object","properties":{"status":{"type":"integer"},"title":{"type":"string"},"code":{"type":"string"},"errors":{"type":"array","items":{"type":"object","properties":{"field":{"type":"string"},"code":{"type":"string"},"message":{"type":"string"}}}}}}
        """

    private static func paths(_ register: Register) -> [(path: String, body: String)] {
        let name = register.name
        let list = "/api/v1/\(name)"
        let id = #"{"name":"id","in":"path","required":true,"schema":{"type":"integer"}}"#
        let match = #"{"name":"If-Match","in":"header","required":true,"schema":{"type":"string"}}"#
        var collection = [operation("get", "list_\(name)", register.title, parameters(register), nil, listAnswer(name))]
        var one = [operation("get", "get_\(name)", register.title, [id], nil, reference(name))]
        if register.isEditable {
            collection.append(
                operation("post", "create_\(name)", register.title, [], reference(name + "_input"), reference(name), "201"))
            one.append(
                operation("patch", "change_\(name)", register.title, [id, match], reference(name + "_input"), reference(name)))
            one.append(operation("delete", "withdraw_\(name)", register.title, [id, match], reason, reference(name)))
        }
        var paths = [(list, "{\(collection.joined(separator: ","))}"), ("\(list)/{id}", "{\(one.joined(separator: ","))}")]
        for transition in register.lifecycle.transitions where !transition.byAct {
            let body = operation(
                "post", "\(transition.name)_\(name)", transition.label, [id], reason, reference(name))
            paths.append(("\(list)/{id}/transition/\(transition.name)", "{\(body)}"))
        }
        return paths
    }

    /// Addresses beside the registers, each with all its methods.
    private static func paths(_ operations: [InterfaceOperation]) -> [(path: String, body: String)] {
        var order: [String] = []
        let byPath = Dictionary(grouping: operations, by: \.path)
        for one in operations where !order.contains(one.path) { order.append(one.path) }
        return order.map { path in
            let methods = (byPath[path] ?? []).map { one in
                let parameters = one.parameters.map { part in
                    "{\"name\":\(JSONText.quoted(part.name)),\"in\":\"\(part.place.rawValue)\",\"required\":\(part.place == .path),\"description\":\(JSONText.quoted(part.meaning)),\"schema\":{\"type\":\"string\"}}"
                }
                return operation(one.method, one.id, one.summary, parameters, one.input, one.answer)
            }
            return (path, "{\(methods.joined(separator: ","))}")
        }
    }

    private static let reason = #"{"type":"object","properties":{"reason":{"type":"string"}}}"#
    private static func reference(_ name: String) -> String { "{\"$ref\":\"#/components/schemas/\(name)\"}" }
    private static func listAnswer(_ name: String) -> String {
        "{\"type\":\"object\",\"properties\":{\"items\":{\"type\":\"array\",\"items\":\(reference(name))},\"page\":{\"type\":\"integer\"},\"size\":{\"type\":\"integer\"},\"next\":{\"type\":\"string\",\"format\":\"uri-reference\",\"description\":\(JSONText.quoted(Texts.List.nextMeaning))},\"total\":{\"type\":\"integer\"}}}"
    }

    private static func operation(
        _ method: String, _ id: String, _ summary: String, _ parameters: [String], _ body: String?, _ answer: String,
        _ status: String = "200"
    ) -> String {
        let sent = body.map { ",\"requestBody\":{\"content\":{\"application/json\":{\"schema\":\($0)}}}" } ?? ""
        return """
            "\(method)":{"operationId":"\(id)","summary":\(JSONText.quoted(summary)),"parameters":[\(parameters.joined(separator: ","))]\(sent),"responses":{"\(status)":{"description":"OK","content":{"application/json":{"schema":\(answer)}}},"default":{"description":"Problem","content":{"application/problem+json":{"schema":\(reference("problem"))}}}}}
            """
    }

    /// The filters of a list, as the address takes them.
    private static func parameters(_ register: Register) -> [String] {
        func parameter(_ name: String, _ words: String, _ type: String = "string") -> String {
            "{\"name\":\(JSONText.quoted(name)),\"in\":\"query\",\"description\":\(JSONText.quoted(words)),\"schema\":{\"type\":\"\(type)\"}}"
        }
        var parameters = [
            parameter("q", Texts.List.search), parameter("state", Texts.Record.state), parameter("region", Texts.List.region),
            parameter("sort", "field, -field"), parameter("page", Texts.List.pages, "integer"),
            parameter("size", "1-200", "integer"), parameter("after", Texts.List.afterMeaning), parameter("total", "yes, no"),
            parameter("fields", Texts.List.fieldsMeaning),
        ]
        for field in register.fields where field.isFilterable && field.visibleTo == nil {
            parameters.append(parameter(field.name, field.label))
            if field.kind != .text, field.kind != .flag, field.reference == nil {
                parameters.append(parameter(field.name + ".from", field.label))
                parameters.append(parameter(field.name + ".to", field.label))
            }
        }
        return parameters
    }

    private static func schema(_ register: Register, stored: Bool) -> String {
        var properties: [String] = []
        if stored {
            properties = [
                #""id":{"type":"integer"}"#, #""version":{"type":"integer"}"#, #""state":{"type":"string"}"#,
                #""region_path":{"type":"string"}"#, #""updated_at":{"type":"string","format":"date-time"}"#,
            ]
        }
        let fields = register.fields.filter { stored || !$0.isComputed }
        properties += fields.map { "\(JSONText.quoted($0.name)):\(property($0, stored))" }
        let required = stored ? [] : fields.filter(\.isRequired).map { JSONText.quoted($0.name) }
        let needed = required.isEmpty ? "" : ",\"required\":[\(required.joined(separator: ","))]"
        return
            "{\"type\":\"object\",\"title\":\(JSONText.quoted(register.title)),\"properties\":{\(properties.joined(separator: ","))}\(needed)}"
    }

    private static func property(_ field: FieldDefinition, _ stored: Bool) -> String {
        let type =
            switch field.kind {
            case .text: "\"string\""
            case .integer: "\"integer\""
            case .decimal: "\"number\""
            case .day: "\"string\""
            case .instant: "\"string\""
            case .flag: "\"boolean\""
            }
        var parts = [
            field.isRequired ? "\"type\":\(type)" : "\"type\":[\(type),\"null\"]", "\"title\":\(JSONText.quoted(field.label))",
        ]
        let words = [field.help, field.unit, field.codeTable.map { "code table \($0)" } ?? ""].filter { !$0.isEmpty }.joined(
            separator: "; ")
        if !words.isEmpty { parts.append("\"description\":\(JSONText.quoted(words))") }
        if field.kind == .day { parts.append(#""format":"date""#) }
        if field.kind == .instant { parts.append(#""format":"date-time""#) }
        if field.kind == .text, field.codeTable == nil { parts.append("\"maxLength\":\(field.maximumLength)") }
        return "{\(parts.joined(separator: ","))}"
    }
}
