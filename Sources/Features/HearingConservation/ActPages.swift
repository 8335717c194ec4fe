import Access
import Calendars
import Pages
import Registers

/// Small parts that the acts of the hearing programme share.
extension PageRequest {
    func typed(_ name: String) -> String { TextReading.trim(form.text(name)) }

    /// A day that was typed, no later than today.
    func typedDay(_ name: String) throws -> Day {
        guard let day = DayReading.read(typed(name)), day <= today else { throw HearingError.dayWrong }
        return day
    }

    /// Runs an act on the record of the address, read anew inside the transaction.
    func act<Record: RegisterRecord>(
        on type: Record.Type, _ verb: Verb = .edit, done: String,
        _ body: @escaping @Sendable (StoredRecord, Record, RegisterTransaction) throws -> Void
    ) async throws -> PageAnswer {
        let name = Record.register.name
        let id = try await record(name, for: verb).id
        let (registers, principal) = (product.registers, principal)
        try await registers.write(as: principal) { transaction in
            guard let found = try transaction.find(type, id), !found.stored.isVoid,
                registers.decide(principal, verb, found.stored).isAllowed
            else { throw RegisterError.notFound }
            try body(found.stored, found.record, transaction)
        }
        return redirect(RecordAddress.record(name, id), done: done)
    }

    func mayEdit(_ record: StoredRecord) -> Bool { product.registers.decide(principal, .edit, record).isAllowed }
}

enum ActForm {
    static func html(_ page: PageRequest, _ address: String, _ button: String, _ fields: HTML) -> HTML {
        """
        <form method="post" action="\(address)" class="record-form">\(page.tokenField)\(fields)
        <button class="button primary" type="submit">\(button)</button></form>
        """
    }

    static func text(_ name: String, _ label: String, length: Int = 200) -> HTML {
        """
        <div class="field"><label for="field-\(name)">\(label)</label>
        <input id="field-\(name)" name="\(name)" maxlength="\(length)" required></div>
        """
    }

    static func day(_ name: String, _ label: String, _ day: Day) -> HTML {
        """
        <div class="field"><label for="field-\(name)">\(label)</label>
        <input type="date" id="field-\(name)" name="\(name)" value="\(day.description)" required></div>
        """
    }
}
