import Database
import HJ212

/// The mappings of all models, with the device that a topic names.
struct MessageBook: Sendable {
    /// Of each model by its number.
    let mappings: [Int64: MessageMapping]

    /// What is subscribed at the broker.
    var filters: Set<String> { Set(mappings.values.map(\.topic.filter)) }

    /// Models whose topics name a device in this topic, with the device; more than one where patterns overlap.
    func readers(of topic: String) -> [(model: Int64, device: String, mapping: MessageMapping)] {
        mappings.sorted { $0.key < $1.key }.compactMap { model, mapping in
            mapping.topic.device(in: topic).map { (model, $0, mapping) }
        }
    }

    static func read(_ connection: any Connection) throws -> MessageBook {
        let factors = Dictionary(
            grouping: try connection.query(
                "SELECT device_model, source, factor, scale FROM model_factor WHERE void = 0 ORDER BY id"),
            by: { $0.integer("device_model") })
        var mappings: [Int64: MessageMapping] = [:]
        let models = try connection.query(
            """
            SELECT id, message_topic, message_kind, message_time, message_time_form FROM device_model
            WHERE void = 0 AND message_topic IS NOT NULL ORDER BY id
            """)
        for model in models {
            guard let topic = TopicPattern(model.text("message_topic")) else { continue }
            mappings[model.integer("id")] = MessageMapping(
                topic: topic, kind: MessageMapping.Kind(rawValue: model.text("message_kind")) ?? .json,
                timePath: model.text("message_time"),
                timeForm: MessageMapping.TimeForm(rawValue: model.text("message_time_form")) ?? .rfc3339,
                lines: (factors[model.integer("id")] ?? []).map {
                    .init(source: $0.text("source"), factor: $0.text("factor"), scale: $0["scale"].real ?? 1)
                })
        }
        return MessageBook(mappings: mappings)
    }
}
