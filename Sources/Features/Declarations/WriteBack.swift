import Employers
import Registers

/// Carries what was declared into the facts where it differs: one entry, many reports.
struct WriteBack {
    let registers: Registers
    let transaction: RegisterTransaction
    private let action = "declared"

    init(registers: Registers, transaction: RegisterTransaction) {
        self.registers = registers
        self.transaction = transaction
    }

    func callAsFunction(_ content: DeclarationContent) throws {
        try employer(content.record)
        try hazards(content)
    }

    private func employer(_ declared: DeclarationRecord) throws {
        guard let found = try transaction.find(Employer.self, declared.employer) else { return }
        var employer = found.record
        if employer.name != declared.name {
            employer.formerName = employer.name
            employer.name = declared.name
        }
        employer.registeredAddress = declared.registeredAddress
        // A declaration of one workplace says nothing about the employer's own address.
        if declared.workplace == nil { employer.address = declared.address }
        employer.industry = declared.industry
        employer.size = declared.size
        employer.ownership = declared.ownership
        employer.legalRepresentative = declared.legalRepresentative
        employer.contactName = declared.contactName
        employer.contactPhone = declared.contactPhone
        if declared.workplace == nil {
            employer.headcount = declared.headcount
            employer.outsourced = declared.outsourced
        }
        employer.cumulativeCases = declared.cumulativeCases
        try transaction.update(found.stored, to: employer, action: action)
    }

    private func hazards(_ content: DeclarationContent) throws {
        for row in content.hazards { try hazard(row.record, content.record) }
        // Rows that were filled in from a fact and then removed from the declaration take the fact with them. A fact that came
        // into being after the draft was filled is not touched.
        let kept = Set(content.hazards.compactMap(\.record.origin))
        let removed = try registers.records(
            transaction.connection, DeclaredHazard.self, where: "t.declaration = ?1 AND t.void = 1", [.integer(content.id)])
        for origin in Set(removed.compactMap(\.record.origin)).subtracting(kept).sorted() {
            guard let fact = try transaction.find(PostHazard.self, origin), !fact.stored.isVoid else { continue }
            try transaction.withdraw(fact.stored, action: action, reason: "申报中已不存在")
        }
    }

    private func hazard(_ row: DeclaredHazard, _ declaration: DeclarationRecord) throws {
        if let origin = row.origin, let fact = try transaction.find(PostHazard.self, origin), !fact.stored.isVoid {
            var changed = fact.record
            changed.take(row)
            try transaction.update(fact.stored, to: changed, action: action)
            return
        }
        let post = try bringPost(row, declaration)
        let same = try registers.records(
            transaction.connection, PostHazard.self, where: "t.post = ?1 AND t.hazard = ?2 AND t.void = 0",
            [.integer(post), .text(row.hazard)])
        var hazard = same.first?.record ?? PostHazard()
        hazard.employer = declaration.employer
        hazard.post = post
        hazard.hazard = row.hazard
        hazard.take(row)
        if let known = same.first {
            try transaction.update(known.stored, to: hazard, action: action)
        } else {
            try transaction.insert(hazard)
        }
    }

    private func bringPost(_ row: DeclaredHazard, _ declaration: DeclarationRecord) throws -> Int64 {
        let workplace = try bringWorkplace(row.workplace, declaration)
        let same = try registers.records(
            transaction.connection, Post.self, where: "t.workplace = ?1 AND t.workshop = ?2 AND t.name = ?3 AND t.void = 0",
            [.integer(workplace), .text(row.workshop), .text(row.post)])
        if let known = same.first {
            guard let headcount = row.postHeadcount, headcount != known.record.headcount else { return known.id }
            var post = known.record
            post.headcount = headcount
            return try transaction.update(known.stored, to: post, action: action).id
        }
        var post = Post()
        post.employer = declaration.employer
        post.workplace = workplace
        post.workshop = row.workshop
        post.name = row.post
        post.headcount = row.postHeadcount
        return try transaction.insert(post).id
    }

    private func bringWorkplace(_ name: String, _ declaration: DeclarationRecord) throws -> Int64 {
        let same = try registers.records(
            transaction.connection, Workplace.self, where: "t.employer = ?1 AND t.name = ?2 AND t.void = 0",
            [.integer(declaration.employer), .text(name)])
        if let known = same.first { return known.id }
        var workplace = Workplace()
        workplace.employer = declaration.employer
        workplace.name = name
        workplace.regionCode = declaration.regionCode
        workplace.address = declaration.address
        return try transaction.insert(workplace).id
    }
}

extension PostHazard {
    fileprivate mutating func take(_ row: DeclaredHazard) {
        exposedHeadcount = row.exposedHeadcount
        hoursPerShift = row.hoursPerShift
        daysPerWeek = row.daysPerWeek
        freeSilica = row.freeSilica
        isExemptSource = row.isExemptSource
    }
}
