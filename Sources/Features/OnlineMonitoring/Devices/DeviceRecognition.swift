import HJ212

/// What the first frames of a device say of its kind: an observation and a proposal, never a decision.
struct DeviceRecognition: Sendable {
    /// A model with what speaks for it.
    struct Candidate: Sendable, Equatable {
        let id: Int64
        let name: String
        /// Codes that the device sends and the model knows.
        let known: [String]
        /// Codes that the device sends and the model does not know.
        let unknown: [String]
        let framesAlike: Bool
    }

    struct Model: Sendable {
        let id: Int64
        let name: String
        let dialects: Dialects
        let sources: Set<String>
    }

    /// Frames that verify in a dialect, by its words; frames that verify in none are not counted.
    private(set) var dialects: [String: Int] = [:]
    private(set) var frames = 0
    private(set) var withoutQueryNumber = 0
    private(set) var withoutFlag = 0
    private(set) var codes: Set<String>
    private(set) var union: Dialects = []

    /// - Parameters:
    ///   - refused: bytes of frames that were not taken, as they came.
    ///   - codes: factor codes already stored.
    init(refused: [[UInt8]], codes: Set<String> = []) {
        self.codes = codes
        for bytes in refused {
            for event in FrameStream.events(in: bytes, tolerating: .every) {
                guard case .frame(let frame) = event else { continue }
                frames += 1
                if frame.header.qn == nil { withoutQueryNumber += 1 }
                if frame.header.flag == nil { withoutFlag += 1 }
                let words = frame.dialects.words.joined(separator: ", ")
                if !words.isEmpty { dialects[words, default: 0] += 1 }
                union.formUnion(frame.dialects)
                self.codes.formUnion(frame.factors.map(\.code))
            }
        }
    }

    /// Models that know at least one of the codes, the best first. Two that fit alike are both shown: a person decides.
    func candidates(_ models: [Model]) -> [Candidate] {
        models.compactMap { model in
            let known = codes.intersection(model.sources)
            guard !known.isEmpty else { return nil }
            return Candidate(
                id: model.id, name: model.name, known: known.sorted(), unknown: codes.subtracting(model.sources).sorted(),
                framesAlike: model.dialects.union(.harmless).isSuperset(of: union))
        }.sorted { left, right in
            let (l, r) = (
                (left.framesAlike ? 0 : 1, left.unknown.count, -left.known.count),
                (right.framesAlike ? 0 : 1, right.unknown.count, -right.known.count)
            )
            return l == r ? left.name < right.name : l < r
        }
    }
}
