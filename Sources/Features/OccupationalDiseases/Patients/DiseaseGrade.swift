import Registers

/// How far a disease has come: pneumoconiosis by stage, others by grade where their standard has one.
public enum DiseaseGrade {
    /// 1.1 to 1.13 of the catalogue of 2025 are the pneumoconioses; what follows them in the class are other diseases of the lungs.
    static let pneumoconioses = (1...13).map { "1.\($0)" }

    public static func isPneumoconiosis(_ disease: String) -> Bool { pneumoconioses.contains(disease) }

    /// The same as a condition on a column.
    public static func isPneumoconiosis(column: String) -> String {
        "\(column) IN (\(pneumoconioses.map { "'\($0)'" }.joined(separator: ", ")))"
    }

    private static let stages: Set<String> = ["0", "1", "2", "3"]

    /// Clause: GBZ 70-2015 (stages); the grade of other diseases is by their own standards.
    static func problems(_ draft: Draft) -> [FieldProblem] {
        let (disease, grade) = (draft.text("disease"), draft.text("stage"))
        guard !disease.isEmpty else { return [] }
        if isPneumoconiosis(disease) {
            return stages.contains(grade) ? [] : [FieldProblem("stage", .missing, PatientTexts.stage)]
        }
        return grade.isEmpty || grade == "0" || !stages.contains(grade)
            ? [] : [FieldProblem("stage", .inconsistent, PatientTexts.noStage)]
    }
}
