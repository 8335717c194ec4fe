import Registers
import Rulebook

/// Hazards and items of health surveillance, which the rulebook owns: one copy for judging and for showing.
enum ShippedSurveillance {
    static var agents: [ShippedEntry] {
        SurveillanceCatalogue.standard.agents.map { agent in
            ShippedEntry(
                code: agent.code, label: agent.name, parent: "", evidence: "official",
                aliases: agent.name2014 == agent.name || agent.name2014.isEmpty ? [] : [agent.name2014],
                attributes: ["kind": agent.kind])
        }
    }

    static var items: [ShippedEntry] {
        SurveillanceCatalogue.standard.items.map { item in
            ShippedEntry(
                code: item.code, label: item.name, parent: "", evidence: "design", aliases: [],
                attributes: ["group": item.group, "unit": item.unit].filter { !$0.value.isEmpty })
        }
    }
}
