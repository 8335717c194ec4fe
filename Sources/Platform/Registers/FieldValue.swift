import Calendars
import Database

/// A Swift type that a field of a typed record may have. The stored form is one of the five cell kinds.
public protocol FieldValue: Sendable {
    static var kind: FieldKind { get }
    static var isOptional: Bool { get }
    init(stored: Value)
    var stored: Value { get }
}

extension FieldValue {
    public static var isOptional: Bool { false }
}

/// What a field holds, as forms, sheets and interfaces see it.
public enum FieldKind: String, Sendable, Hashable, CaseIterable {
    case text, integer, decimal, day, instant, flag
}

extension String: FieldValue {
    public static var kind: FieldKind { .text }
    public init(stored: Value) { self = stored.text ?? "" }
    /// The empty text is stored as NULL, so that “nothing entered” has one form.
    public var stored: Value { isEmpty ? .null : .text(self) }
}

extension Int: FieldValue {
    public static var kind: FieldKind { .integer }
    public init(stored: Value) { self = Int(stored.integer ?? 0) }
    public var stored: Value { .integer(Int64(self)) }
}

extension Int64: FieldValue {
    public static var kind: FieldKind { .integer }
    public init(stored: Value) { self = stored.integer ?? 0 }
    public var stored: Value { .integer(self) }
}

extension Double: FieldValue {
    public static var kind: FieldKind { .decimal }
    public init(stored: Value) { self = stored.real ?? 0 }
    public var stored: Value { .real(self) }
}

extension Bool: FieldValue {
    public static var kind: FieldKind { .flag }
    public init(stored: Value) { self = (stored.integer ?? 0) != 0 }
    public var stored: Value { .integer(self ? 1 : 0) }
}

extension Day: FieldValue {
    public static var kind: FieldKind { .day }
    public init(stored: Value) { self = stored.text.flatMap { Day($0) } ?? Day(number: 0) }
    public var stored: Value { .text(description) }
}

extension Instant: FieldValue {
    public static var kind: FieldKind { .instant }
    public init(stored: Value) { self = Instant(milliseconds: stored.integer ?? 0) }
    public var stored: Value { .integer(milliseconds) }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    public static var kind: FieldKind { Wrapped.kind }
    public static var isOptional: Bool { true }
    public init(stored: Value) { self = stored.isNull ? nil : Wrapped(stored: stored) }
    // A closure, not a key path: this runs for every field of every record written.
    public var stored: Value { map { $0.stored } ?? .null }
}
