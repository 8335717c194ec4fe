import Access
import Database
import Hummingbird
import Registers

/// An error that people meet: a code that is never reused, a sentence that says what to do, a detail for the log alone.
public protocol ProductError: Error {
    var code: String { get }
    var message: String { get }
    var detail: String { get }
    var status: HTTPResponse.Status { get }
    /// What is wrong field by field, where that is the trouble.
    var problems: [FieldProblem] { get }
    /// Seconds after which the same request may well succeed (Retry-After); nil where trying again is of no use.
    var secondsToWait: Int? { get }
}

extension ProductError {
    public var detail: String { "" }
    public var status: HTTPResponse.Status { .badRequest }
    public var problems: [FieldProblem] { [] }
    public var secondsToWait: Int? { nil }
}

extension RegisterError: ProductError {
    public var status: HTTPResponse.Status {
        switch self {
        case .invalid, .reasonMissing: .unprocessableContent
        case .notFound: .notFound
        case .denied: .forbidden
        case .stale, .wrongState: .conflict
        }
    }
    public var problems: [FieldProblem] { if case .invalid(let problems) = self { problems } else { [] } }
}

extension AccessError: ProductError {
    public var message: String { sentence }
    public var status: HTTPResponse.Status {
        switch code {
        case "AC-007", "AC-080": .unauthorized
        case "AC-002", "AC-003": .tooManyRequests
        case "AC-004": .serviceUnavailable
        case "AC-030": .notFound
        case "AC-037": .conflict
        case "AC-001", "AC-005", "AC-006", "AC-008", "AC-060"..."AC-079": .forbidden
        case "AC-050"..."AC-059": .internalServerError
        default: .unprocessableContent
        }
    }
}

/// What goes wrong between the browser and the registers.
public enum PageError: String, ProductError, CaseIterable {
    case badEncoding = "PG-001"
    case badForm = "PG-002"
    case tooManyFields = "PG-003"
    case tooLarge = "PG-004"
    case wrongContentType = "PG-005"
    case noSuchPage = "PG-006"
    case wrongMethod = "PG-007"
    case badJSON = "PG-008"
    case versionMissing = "PG-009"
    case foreignOrigin = "PG-010"
    case fileMissing = "PG-011"
    case fileKind = "PG-012"
    case unavailable = "PG-020"
    case storeReadOnly = "PG-021"
    case outcomeUnknown = "PG-022"
    case unexpected = "PG-099"

    public var code: String { rawValue }
    public var message: String { Texts.Errors.sentence(self) }

    public var status: HTTPResponse.Status {
        switch self {
        case .badEncoding, .badForm, .tooManyFields, .badJSON: .badRequest
        case .tooLarge: .contentTooLarge
        case .wrongContentType: .unsupportedMediaType
        case .noSuchPage: .notFound
        case .wrongMethod: .methodNotAllowed
        case .versionMissing: .preconditionRequired
        case .foreignOrigin: .forbidden
        case .fileMissing, .fileKind: .unprocessableContent
        case .unavailable, .storeReadOnly, .outcomeUnknown: .serviceUnavailable
        case .unexpected: .internalServerError
        }
    }
}

/// Any error as one that can be shown.
struct ShownError {
    let error: any ProductError
    /// For the log; may name parts of the program, never what a person typed.
    let detail: String

    /// - Parameter mayHaveWritten: a store that goes away while it commits may or may not have done so; then nobody is told that it has not.
    init(_ error: any Error, mayHaveWritten: Bool = false) {
        switch error {
        case let error as any ProductError: (self.error, detail) = (error, error.detail)
        case let error as DatabaseError:
            let shown = ShownError.shown(error)
            self.error = mayHaveWritten && shown == .unavailable ? .outcomeUnknown : shown
            detail = "database: \(error.kind)"
        case let error as HTTPError:
            switch error.status {
            case .notFound: self.error = PageError.noSuchPage
            case .methodNotAllowed: self.error = PageError.wrongMethod
            case .contentTooLarge: self.error = PageError.tooLarge
            default: self.error = PageError.unexpected
            }
            detail = "http \(error.status.code)"
        case is CancellationError: (self.error, detail) = (PageError.unavailable, "cancelled")
        default: (self.error, detail) = (PageError.unexpected, String(reflecting: type(of: error)))
        }
    }

    private static func shown(_ error: DatabaseError) -> PageError {
        switch error.kind {
        case .unavailable, .timeout: .unavailable
        case .readOnly: .storeReadOnly
        default: .unexpected
        }
    }
}
