import Access
import Calendars
import Database
import Identifiers
import InspectionDraws
import Registers

/// Commits to a draw, and holds it once the public value is known.
enum HoldDraw {
    /// Freezes the lists and publishes the commitment. The secret is made now and told with the result.
    @discardableResult
    static func commit(
        _ stored: StoredRecord, _ plan: InspectionPlan, redrawReason: String, random: Randomness = .system,
        in transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard stored.state == "approved" else { throw SupervisionError.planNotApproved }
        let former = try transaction.registers.records(
            transaction.connection, InspectionDraw.self, where: "t.void = 0 AND t.plan = ?1 AND t.state <> 'abandoned'",
            [.integer(stored.id)])
        if !former.isEmpty {
            throw redrawReason.isEmpty ? SupervisionError.drawOpen : SupervisionError.drawRefused("请先作废前一次抽取，再写明理由重新抽取。")
        }
        let isAgain =
            try transaction.connection.first(
                "SELECT id FROM inspection_draw WHERE plan = ?1 AND state = 'abandoned' AND drawn_at IS NOT NULL ORDER BY id",
                [.integer(stored.id)]) != nil
        if isAgain, redrawReason.isEmpty { throw SupervisionError.redrawReasonMissing }
        let terms = terms(plan)
        if let objection = terms.objection { throw SupervisionError.drawRefused(objection.sentence) }
        let lists = try FrozenLists.read(plan, RegionPath(stored: stored.regionPath), transaction)
        guard lists.objects.count >= terms.count + terms.reserves else {
            throw SupervisionError.drawRefused("名单只有 \(lists.objects.count) 个对象，不够抽取 \(terms.count + terms.reserves) 个（含备选）。")
        }
        let secret = Hexadecimal.text(random.bytes(32))
        var draw = InspectionDraw()
        draw.plan = Int(stored.id)
        let count = try transaction.connection.value(
            "SELECT COUNT(*) FROM inspection_draw WHERE plan = ?1", [.integer(stored.id)]
        ).integer
        let year = plan.title.contains("\(plan.year)") ? "" : "\(plan.year)年"
        draw.title = "\(year)\(plan.title)第 \((count ?? 0) + 1) 次抽取"
        draw.commitment = DrawCommitment(terms, lists).number(secret: secret)
        draw.committedAt = transaction.at
        draw.objects = lists.objects.count
        draw.inspectors = lists.inspectors.count
        draw.publicSource = plan.publicSource
        draw.redrawReason = redrawReason
        let made = try transaction.insert(draw, reason: "公布承诺，名单已冻结")
        try DrawStorage.write(
            [
                "objects.csv": lists.objectTable.text, "inspectors.csv": lists.inspectorTable.text,
                "conflicts.csv": lists.conflictTable.text, DrawStorage.secret: secret,
            ], of: made.id, transaction)
        return made
    }

    static func terms(_ plan: InspectionPlan) -> DrawTerms {
        DrawTerms(
            title: plan.title, count: plan.count, reserves: plan.reserves ?? 0, inspectors: plan.inspectors ?? 2,
            technicians: plan.technicians ?? 0, leading: "health",
            partners: plan.partners.split(separator: ";").map { TextReading.trim(String($0)) }.filter { !$0.isEmpty },
            visitLimit: plan.visitLimit ?? 0, publicSource: plan.publicSource)
    }

    /// Holds the draw and dispatches the visits.
    @discardableResult
    static func run(
        _ stored: StoredRecord, _ draw: InspectionDraw, publicValue: String, witness: String, in transaction: RegisterTransaction
    ) throws -> [StoredRecord] {
        guard !publicValue.isEmpty else { throw SupervisionError.publicValueMissing }
        let operatorName =
            transaction.principal.displayName.isEmpty
            ? transaction.principal.accountName : transaction.principal.displayName
        guard !witness.isEmpty, witness != operatorName else { throw SupervisionError.witnessMissing }
        guard stored.state == "committed" else { throw RegisterError.wrongState(label: "已抽取或已作废") }
        guard let plan = try transaction.find(InspectionPlan.self, Int64(draw.plan)) else { throw RegisterError.notFound }
        let files: DrawFiles
        let report: VerifyDraw.Report
        do {
            let lists = try DrawStorage.files(transaction.connection, of: stored.id).lists()
            files = try DrawFiles(
                lists, terms(plan.record), secret: DrawStorage.secret(transaction.connection, of: stored.id),
                publicValue: publicValue)
            // The files are checked as anyone will check them, against the number published before.
            report = try VerifyDraw.check(files, published: draw.commitment)
        } catch let fault as DrawFault {
            throw SupervisionError.drawRefused(fault.description)
        }
        try DrawStorage.write(files.texts, of: stored.id, transaction)
        var held = draw
        held.publicValue = publicValue
        held.seed = report.seed
        held.witness = witness
        held.operatorName = operatorName
        held.drawnAt = transaction.at
        let after = try transaction.move(stored, "draw", to: held)
        return try report.result.filter { !$0.isReserve }.map {
            try dispatch($0, draw: after, plan.record, transaction)
        }
    }

    /// Makes the visit of a drawn object with its team.
    @discardableResult
    static func dispatch(
        _ drawn: DrawnObject, draw: StoredRecord, _ plan: InspectionPlan, _ transaction: RegisterTransaction
    ) throws -> StoredRecord {
        guard
            let employer = try transaction.connection.first(
                "SELECT id FROM employer WHERE credit_code = ?1 AND void = 0", [.text(drawn.object)])
        else { throw SupervisionError.drawRefused("对象 \(drawn.object) 已不在名录中，请作废后重新抽取。") }
        let people = try drawn.team.map { number in
            guard
                let row = try transaction.connection.first(
                    "SELECT id FROM inspector WHERE certificate = ?1 AND void = 0", [.text(number)])
            else { throw SupervisionError.drawRefused("人员 \(number) 已不在执法人员库中，请作废后重新抽取。") }
            return row.integer("id")
        }
        var visit = Inspection()
        visit.employer = Int(employer.integer("id"))
        visit.plan = plan.title.isEmpty ? nil : Int(draw["plan"].integer ?? 0)
        visit.draw = Int(draw.id)
        visit.place = drawn.place
        visit.kind = plan.kind
        visit.dueDay = plan.until
        return try OpenInspection.open(visit, team: people, transaction)
    }
}
