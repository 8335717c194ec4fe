import Access
import Registers

/// A declaration as people and programs read it.
enum RegisterDescription {
    static func text(_ register: Register) -> String {
        var lines = ["\(register.name)  \(register.title)"]
        if !register.help.isEmpty { lines.append(register.help) }
        if !register.requirements.isEmpty { lines.append("规划要求：" + register.requirements.joined(separator: " ")) }
        if !register.naturalKey.isEmpty { lines.append("识别字段：" + register.naturalKey.joined(separator: " + ")) }
        if !register.isEditable { lines.append("由业务操作写入，不能直接填写或导入") }
        lines.append("字段：")
        lines += register.fields.map { "  " + ([$0.name, $0.label, kind($0)] + remarks($0)).joined(separator: "  ") }
        if register.lifecycle.states.count > 1 {
            lines.append("状态：" + register.lifecycle.states.map { "\($0.name) \($0.label)" }.joined(separator: "，"))
            lines += register.lifecycle.transitions.map {
                "  \($0.name)  \($0.label)  \($0.from.sorted().joined(separator: "|")) → \($0.to)"
            }
        }
        lines.append("权限：")
        lines += register.grants.map { grant in
            "  \(grant.role.rawValue)  \(grant.scope.rawValue)  \(verbs(grant).joined(separator: " "))"
        }
        return lines.joined(separator: "\n")
    }

    static func json(_ register: Register) -> String {
        var text = JSONOutline()
        text.object { text in
            text.string("name", register.name)
            text.string("title", register.title)
            text.string("help", register.help)
            text.string("menu", register.menu)
            text.strings("requirements", register.requirements)
            text.strings("naturalKey", register.naturalKey)
            text.bool("importable", register.isEditable)
            text.bool("holdsPersons", register.holdsPersons)
            text.array("fields") { text in register.fields.forEach { field($0, &text) } }
            text.array("states") { text in
                for state in register.lifecycle.states {
                    text.object { text in
                        text.string("name", state.name)
                        text.string("label", state.label)
                        text.bool("editable", state.isEditable)
                    }
                }
            }
            text.array("transitions") { text in
                for transition in register.lifecycle.transitions {
                    text.object { text in
                        text.string("name", transition.name)
                        text.string("label", transition.label)
                        text.strings("from", transition.from.sorted())
                        text.string("to", transition.to)
                        text.string("verb", transition.verb.rawValue)
                        text.bool("needsReason", transition.needsReason)
                    }
                }
            }
            text.array("grants") { text in
                for grant in register.grants {
                    text.object { text in
                        text.string("role", grant.role.rawValue)
                        text.string("scope", grant.scope.rawValue)
                        text.strings("verbs", verbs(grant))
                    }
                }
            }
        }
        return text.text
    }

    private static func verbs(_ grant: Grant) -> [String] { Verb.allCases.filter(grant.verbs.contains).map(\.rawValue) }

    private static func kind(_ field: FieldDefinition) -> String {
        if let reference = field.reference { return "→ \(reference.register).\(reference.key)" }
        if let table = field.codeTable { return "\(field.kind) [\(table)]" }
        return field.unit.isEmpty ? "\(field.kind)" : "\(field.kind) \(field.unit)"
    }

    private static func remarks(_ field: FieldDefinition) -> [String] {
        var remarks: [String] = []
        if field.isRequired { remarks.append("必填") }
        if field.isComputed { remarks.append("自动计算") }
        if field.isTechnical { remarks.append("技术字段，页面不显示") }
        if field.isUnique { remarks.append("唯一") }
        if field.sealing != nil { remarks.append("加密") }
        if !field.help.isEmpty { remarks.append(field.help) }
        return remarks
    }

    private static func field(_ field: FieldDefinition, _ text: inout JSONOutline) {
        text.object { text in
            text.string("name", field.name)
            text.string("label", field.label)
            text.string("kind", "\(field.kind)")
            text.string("unit", field.unit)
            text.bool("required", field.isRequired)
            text.bool("computed", field.isComputed)
            text.bool("technical", field.isTechnical)
            text.bool("unique", field.isUnique)
            text.bool("sealed", field.sealing != nil)
            text.string("codeTable", field.codeTable)
            text.string("identifier", field.identifier)
            text.string("references", field.reference.map { "\($0.register).\($0.key)" })
            text.number("minimum", field.minimum)
            text.number("maximum", field.maximum)
            if field.kind == .text { text.integer("maximumLength", Int64(field.maximumLength)) }
            text.string("help", field.help)
            text.string("example", field.example)
        }
    }
}
