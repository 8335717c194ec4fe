import Quantities

extension DiagnosisSupport {
    /// Signs of acute decompression sickness.
    public enum DecompressionSign: String, Hashable, Sendable, Codable, CaseIterable {
        case skin, joint, neuro, circulatory, respiratory, digestive

        /// 皮肤, 关节肌肉, 神经, 循环, 呼吸, 消化.
        public var label: String {
            switch self {
            case .skin: "皮肤表现"
            case .joint: "大关节或肌肉疼痛"
            case .neuro: "神经系统表现"
            case .circulatory: "循环系统表现"
            case .respiratory: "呼吸系统表现"
            case .digestive: "消化系统表现"
            }
        }

        /// Skin, joints and muscles are the light type; any other sign is the severe one (5.1).
        var isSevere: Bool { self != .skin && self != .joint }
    }

    /// Type of acute decompression sickness; an onset later than 36 h practically rules it out. Clause: GBZ 24-2025 4.1, 5.1, A.3.
    public static func decompression(onset: Hours, signs: Set<DecompressionSign>) -> DiagnosisSupport {
        let isInTime = onset.value <= value("decompression", "onset")
        let level =
            !isInTime
            ? "基本可排除急性减压病" : signs.contains(where: \.isSevere) ? "重型" : signs.isEmpty ? "未达轻型" : "轻型"
        return DiagnosisSupport(
            level: level,
            criteria: [Criterion("减压结束后 36 h 内出现", isInTime, "4.1")]
                + DecompressionSign.allCases.map { Criterion($0.label, signs.contains($0), $0.isSevere ? "5.1 重型" : "5.1 轻型") },
            clause: Clause("GBZ 24", edition: "2025", "4.1, 5.1"), mark: .official)
    }
}
