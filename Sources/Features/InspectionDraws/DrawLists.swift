/// Who may be inspected in a draw: a line of the frozen object list.
public struct DrawObject: Sendable, Hashable {
    /// Unified social credit code, or another number that is the object's own.
    public var number: String
    public var name: String
    /// Risk class as it stood when the list was frozen; only shown, the weight decides.
    public var riskClass: String
    /// How many tickets the object has; 1 or more.
    public var weight: Int

    public init(number: String, name: String, riskClass: String = "", weight: Int = 1) {
        self.number = number
        self.name = name
        self.riskClass = riskClass
        self.weight = weight
    }
}

/// Who may inspect on the day of the draw: a line of the frozen inspector list.
public struct DrawInspector: Sendable, Hashable {
    /// Number of the law-enforcement certificate, or of the technician's.
    public var number: String
    public var name: String
    /// Department that sends the person; a joint team has people of several.
    public var department: String
    /// Technicians (CDC) join a team, they do not replace its inspectors (行政处罚法 42).
    public var isTechnician: Bool

    public init(number: String, name: String, department: String, isTechnician: Bool = false) {
        self.number = number
        self.name = name
        self.department = department
        self.isTechnician = isTechnician
    }
}

/// An inspector who may not visit an object (行政处罚法 43).
public struct DrawConflict: Sendable, Hashable {
    public var inspector: String
    public var object: String
    public init(inspector: String, object: String) {
        self.inspector = inspector
        self.object = object
    }
}

/// The three lists of a draw, as they were frozen.
public struct DrawLists: Sendable, Hashable {
    public var objects: [DrawObject]
    public var inspectors: [DrawInspector]
    public var conflicts: [DrawConflict]

    public init(objects: [DrawObject], inspectors: [DrawInspector], conflicts: [DrawConflict] = []) {
        self.objects = objects
        self.inspectors = inspectors
        self.conflicts = conflicts
    }

    /// In the order in which every list is frozen: by number. Whoever enters the lists has no say in the order.
    public var ordered: DrawLists {
        DrawLists(
            objects: objects.sorted { $0.number < $1.number }, inspectors: inspectors.sorted { $0.number < $1.number },
            conflicts: conflicts.sorted { ($0.inspector, $0.object) < ($1.inspector, $1.object) })
    }

    public var objectTable: ChainedTable {
        ChainedTable(
            ["number", "name", "risk_class", "weight"], objects.map { [$0.number, $0.name, $0.riskClass, String($0.weight)] })
    }
    public var inspectorTable: ChainedTable {
        ChainedTable(
            ["number", "name", "department", "technician"],
            inspectors.map { [$0.number, $0.name, $0.department, $0.isTechnician ? "1" : "0"] })
    }
    public var conflictTable: ChainedTable {
        ChainedTable(["inspector", "object"], conflicts.map { [$0.inspector, $0.object] })
    }
}
