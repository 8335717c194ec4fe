import Registers

/// The addresses that every register has, from its declaration.
enum RegisterRoutes {
    static func all(_ register: Register) -> [Route] {
        let name = register.name
        let view = Route.Entry.register(name, .view)
        let record = "/\(name)/{id}"
        var routes: [Route] = [
            .get("/\(name)", view) { try await ListPage(register, $0).answer() },
            .get("/\(name)/choices", view) { try await ReferenceChoices.options($0, register) },
            .get("/\(name)/export/{format}", .register(name, .export)) { try await RecordExport.answer($0, register) },
            .post("/\(name)/view", view) { try await SavedViews.keep($0, register) },
            .post("/\(name)/view/{view}/removal", view) { try await SavedViews.remove($0, register) },
            .get(record, view) { try await DetailPage(register, $0).answer() },
            .get("\(record)/print", view) { try await DetailPage(register, $0).printed() },
            .get("\(record)/attachment/{file}", view) { try await Attachments.download($0, register) },
        ]
        if register.holdsPersons {
            routes.append(.get("\(record)/viewers", view) { try await ViewersPage.answer($0, register) })
        }
        if register.fields.contains(where: { $0.sealing != nil }) {
            routes.append(
                .post("\(record)/unmasking", .register(name, .unmask)) { try await DetailPage(register, $0).unmasked() })
        }
        if register.isEditable {
            routes += [
                .get("/\(name)/template", ImportRoutes.importing(register)) { try await RecordExport.template($0, register) },
                .get("/\(name)/new", .register(name, .create)) { try await RecordForm(register, $0).empty() },
                .post("/\(name)", .register(name, .create)) { try await RecordForm(register, $0).create() },
                .get("\(record)/edit", .register(name, .edit)) { try await RecordForm(register, $0).filled() },
                .post(record, .register(name, .edit)) { try await RecordForm(register, $0).change() },
                .post("\(record)/withdrawal", .register(name, register.isMadeByHand ? .edit : .create)) {
                    try await RecordActs.withdraw($0, register)
                },
                .post("\(record)/attachment", .register(name, .edit), body: .upload(Attachments.largest)) {
                    try await Attachments.add($0, register)
                },
            ]
        }
        for transition in register.lifecycle.transitions where !transition.byAct {
            routes.append(
                .post("\(record)/transition/\(transition.name)", .register(name, transition.verb)) {
                    try await RecordActs.move($0, register, transition)
                })
        }
        return routes
    }
}
