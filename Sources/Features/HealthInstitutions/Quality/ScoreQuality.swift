import Database
import Registers

/// Scores a visited institution with the form; what is wrong with the entry is said at its item.
enum ScoreQuality {
    struct Entry: Sendable {
        /// As typed: a number, or `na`.
        var points: [String: String] = [:]
        var remarks: [String: String] = [:]
    }

    /// Points by item, and the problems of the entry by field name.
    static func read(_ entry: Entry, _ form: QualityForm) -> (given: [String: Double?], problems: [FieldProblem]) {
        var given: [String: Double?] = [:]
        var problems: [FieldProblem] = []
        for item in form.items {
            let typed = TextReading.folded(TextReading.trim(entry.points[item.code] ?? ""))
            let field = "points-\(item.code)"
            if typed.isEmpty {
                problems.append(FieldProblem(field, .missing, InstitutionTexts.unscored(item.code)))
            } else if typed == "na" {
                given[item.code] = .some(nil)
            } else if let points = Double(typed), points.isFinite, (0...item.points).contains(points) {
                given[item.code] = points
                if points < item.points, (entry.remarks[item.code] ?? "").isEmpty {
                    problems.append(FieldProblem("remark-\(item.code)", .missing, InstitutionTexts.reasonMissing(item.code)))
                }
            } else {
                problems.append(FieldProblem(field, .outOfRange, InstitutionTexts.pointsOutside(item.code, item.points)))
            }
        }
        return (given, problems)
    }

    static func score(_ id: Int64, _ entry: Entry, _ transaction: RegisterTransaction) throws {
        guard var found = try transaction.find(QualityControl.self, id), found.stored.state == "visited" else {
            throw RegisterError.wrongState(label: InstitutionTexts.notVisited)
        }
        guard let form = QualityForm.inForce(on: found.record.visitedDay ?? transaction.today) else {
            throw RegisterError.notFound
        }
        let (given, problems) = read(entry, form)
        guard problems.isEmpty else { throw RegisterError.invalid(problems) }
        guard let score = form.score(given) else {
            throw RegisterError.invalid([FieldProblem("points-\(form.items[0].code)", .missing, InstitutionTexts.nothingApplies)])
        }
        for item in form.items {
            var line = QualityScore()
            (line.control, line.item, line.points) = (id, item.code, given[item.code] ?? nil)
            line.remark = entry.remarks[item.code] ?? ""
            try transaction.insert(line)
        }
        (found.record.form, found.record.general, found.record.project) = (form.version, score.general, score.project)
        (found.record.score, found.record.failedKeys) = (score.total, score.failedKeys.joined(separator: "、"))
        found.record.result = score.isPassed ? "passed" : "failed"
        let draft = Draft(found.stored.draft.register, values: QualityControl.declaration.encode(found.record))
        try transaction.transition(found.stored, score.isPassed ? "score" : "demand", draft: draft)
    }
}
