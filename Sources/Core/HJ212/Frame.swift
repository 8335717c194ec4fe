/// A frame as a value that may be kept: header fields and content as text.
public struct Frame: Sendable, Equatable {
    /// Header fields in the order of the standard, as sent.
    public let header: Header
    /// `name=value` of CP without a factor, such as DataTime, QnRtn or SystemTime; in the order sent.
    public let parameters: [Parameter]
    /// What CP says of each factor, collected over all groups, in the order of first appearance.
    public let factors: [Factor]
    /// Items of CP that say nothing usable: empty value, unknown or doubled suffix, a statistic given twice. Kept as sent.
    public let leftovers: [String]
    /// How the text of the frame is encoded.
    public let encoding: FieldText.Encoding
    /// The CRC as sent.
    public let checksum: UInt16
    /// Deviations that were tolerated.
    public let dialects: Dialects
    /// The data segment as received.
    public let segment: [UInt8]

    /// One `name=value`.
    public struct Parameter: Sendable, Equatable {
        /// As sent.
        public let name: String
        /// As sent; may be empty.
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The fields before CP.
    public struct Header: Sendable, Equatable {
        /// As sent; nil when absent or empty. PW is plain text and proves nothing.
        public let qn, st, cn, pw, mn: String?
        /// Nil when absent or no number of 0…255.
        public let flag: Flag?
        /// Total and number of parts; both or neither is the rule, devices send either order and padded.
        public let pnum, pno: Int?
        /// `RF=1`: data missed before and sent again (2025).
        public let isResend: Bool
        /// Fields that are in no edition, such as SK or IMEI.
        public let others: [Parameter]

        /// CN as a number.
        public var command: Int? { cn.flatMap(Int.init) }
        /// By the version bits: a hint, not proof.
        public var edition: Edition? { flag?.version }
    }

    public init(_ view: FrameView) {
        let text = FieldText(view.segment)
        encoding = text.encoding
        checksum = view.checksum
        dialects = view.dialects
        segment = Array(view.segment)
        // ASCII structure is the same in every encoding, so offsets hold and each piece is decoded for itself.
        func string(_ slice: FrameIndex.Slice) -> String { FieldText(view.bytes(slice)).string }
        func field(_ field: FrameIndex.Field) -> String? { view.index[field].isEmpty ? nil : string(view.index[field]) }

        var others: [Parameter] = []
        var content = FrameContent()
        for item in view.index.items {
            let name = string(item.code)
            let value = string(item.value)
            if item.group == FrameIndex.Item.headerGroup {
                others.append(Parameter(name: name, value: value))
            } else if item.suffix.isEmpty {
                content.add(parameter: name, value)
            } else {
                content.add(factor: name, suffix: string(item.suffix), Statistic(rawValue: item.statistic), value)
            }
        }
        header = Header(
            qn: field(.qn), st: field(.st), cn: field(.cn), pw: field(.pw), mn: field(.mn), flag: view.flag,
            pnum: view.number(.pnum), pno: view.number(.pno), isResend: view.number(.rf) == 1, others: others)
        parameters = content.parameters
        factors = content.factors
        leftovers = content.leftovers
    }

    /// The value of a parameter of CP, by name without regard to case.
    public func parameter(_ name: String) -> String? {
        parameters.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// By code in the standard's letter case.
    public func factor(_ code: String) -> Factor? { factors.first { $0.code == code } }
}

/// Everything one frame says of one factor.
public struct Factor: Sendable, Equatable {
    /// One statistic of the factor.
    public struct Reading: Sendable, Equatable {
        /// What the text says about the factor.
        public let statistic: Statistic
        /// As sent: the number of decimals is information.
        public let text: String
    }

    /// In the standard's letter case.
    public let code: String
    /// The device writes the code in another letter case.
    public let wasRecased: Bool
    /// In the order sent, one of each statistic.
    public internal(set) var readings: [Reading]

    /// The text of a statistic, as sent.
    public subscript(statistic: Statistic) -> String? { readings.first { $0.statistic == statistic }?.text }

    /// The device's own word on the data. Nil when it gives none, which is not the same as normal.
    public var flag: DataFlag? { self[.flag].map(DataFlag.init) }
}

/// Collects the items of CP by factor.
struct FrameContent {
    var parameters: [Frame.Parameter] = []
    var factors: [Factor] = []
    var leftovers: [String] = []
    private var places: [String: Int] = [:]

    mutating func add(parameter name: String, _ value: String) {
        parameters.append(Frame.Parameter(name: name, value: value))
    }

    mutating func add(factor name: String, suffix: String, _ statistic: Statistic?, _ value: String) {
        guard let statistic, !name.isEmpty, !value.isEmpty else { return leftovers.append("\(name)-\(suffix)=\(value)") }
        let code = FactorCode.standardCase(name)
        let place = places[code] ?? factors.count
        if place == factors.count {
            places[code] = place
            factors.append(Factor(code: code, wasRecased: code != name, readings: []))
        }
        guard factors[place][statistic] == nil else { return leftovers.append("\(name)-\(suffix)=\(value)") }
        factors[place].readings.append(.init(statistic: statistic, text: FrameContent.withoutTextMarks(value)))
    }

    /// `//text//` → `text`.
    private static func withoutTextMarks(_ value: String) -> String {
        value.hasPrefix("//") && value.hasSuffix("//") && value.utf8.count >= 4 ? String(value.dropFirst(2).dropLast(2)) : value
    }
}

extension Frame {
    /// Reads a data segment without any check: for showing what was refused, never for using it.
    public init(unverified segment: some Collection<UInt8>) {
        let bytes = Array(segment.prefix(FrameDecoder.maximumLength))
        let index = FrameIndex()
        self = bytes.withUnsafeBytes { segment in
            index.read(segment)
            return Frame(FrameView(segment: segment, index: index, checksum: 0, dialects: []))
        }
    }
}
