import Access
import Calendars

/// The states of a record and the ways between them.
public struct Lifecycle: Sendable {
    public var states: [State]
    public var transitions: [Transition]
    public var initial: String { states.first?.name ?? "" }

    public init(states: [State], transitions: [Transition] = []) {
        self.states = states
        self.transitions = transitions
    }

    /// A register whose records are simply in force.
    public static let simple = Lifecycle(states: [State("in_force", "有效")])

    public struct State: Sendable, Hashable {
        public var name: String
        public var label: String
        /// Whether the fields may still be edited.
        public var isEditable: Bool
        public var tone: Tone

        /// How the state is coloured: never by colour alone, the label always stands beside it.
        public enum Tone: String, Sendable, Hashable { case neutral, progress, good, warning, bad }

        public init(_ name: String, _ label: String, editable: Bool = true, tone: Tone = .neutral) {
            self.name = name
            self.label = label
            isEditable = editable
            self.tone = tone
        }
    }

    public struct Transition: Sendable, Hashable {
        public var name: String
        public var label: String
        public var from: Set<String>
        public var to: String
        /// The verb that a role needs.
        public var verb: Verb
        public var needsReason: Bool
        /// Done by an act of the slice; the generic pages show no button for it.
        public var byAct: Bool
        /// The day field that receives the day on which the transition happened.
        public var stamps: String?

        public init(
            _ name: String, _ label: String, from: Set<String>, to: String, verb: Verb, reason: Bool = false, byAct: Bool = false,
            stamps: String? = nil
        ) {
            self.name = name
            self.label = label
            self.from = from
            self.to = to
            self.verb = verb
            needsReason = reason
            self.byAct = byAct
            self.stamps = stamps
        }
    }

    public func state(_ name: String) -> State? { states.first { $0.name == name } }
    public func transition(_ name: String) -> Transition? { transitions.first { $0.name == name } }
    public func transitions(from state: String) -> [Transition] { transitions.filter { $0.from.contains(state) } }
}
