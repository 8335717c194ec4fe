import Registers

enum InterfaceAddress {
    static let root = "/api/"
    static func list(_ register: String) -> String { "/api/v1/\(register)" }
    static func record(_ register: String, _ id: Int64) -> String { "/api/v1/\(register)/\(id)" }
}

/// The JSON interface of every register.
enum InterfaceRoutes {
    static let common: [Route] = [.get("/api/v1/openapi.json", .anyone, OpenAPI.answer)]

    static func all(_ register: Register) -> [Route] {
        let name = register.name
        let shape = RecordShape(register)
        var routes: [Route] = [
            .get("/api/v1/\(name)", .register(name, .view)) { try await ListInterface(shape, $0).answer() },
            .get("/api/v1/\(name)/{id}", .register(name, .view)) { try await RecordInterface(shape, $0).one() },
        ]
        if register.isEditable {
            routes += [
                Route(.post, "/api/v1/\(name)", .register(name, .create), body: .json) {
                    try await RecordInterface(shape, $0).create()
                },
                Route(.patch, "/api/v1/\(name)/{id}", .register(name, .edit), body: .json) {
                    try await RecordInterface(shape, $0).change()
                },
                Route(
                    .delete, "/api/v1/\(name)/{id}", .register(name, register.isMadeByHand ? .edit : .create), body: .json
                ) {
                    try await RecordInterface(shape, $0).withdraw()
                },
            ]
        }
        for transition in register.lifecycle.transitions where !transition.byAct {
            routes.append(
                Route(.post, "/api/v1/\(name)/{id}/transition/\(transition.name)", .register(name, transition.verb), body: .json)
                {
                    try await RecordInterface(shape, $0).move(transition)
                })
        }
        return routes
    }
}
