import Access

/// A register's sealed fields through the keyring: the table and column are part of what is sealed.
extension FieldSealer {
    func seal(_ plain: String, register: String, field: String) throws -> String {
        try seal(plain, for: FieldPlace(register, field)).rawValue
    }

    func open(_ sealed: String, register: String, field: String) throws -> String {
        try open(SealedText(rawValue: sealed), for: FieldPlace(register, field))
    }

    func index(_ plain: String, register: String, field: String) -> String {
        blindIndex(plain, for: FieldPlace(register, field))
    }

    func mask(_ plain: String, as sealing: FieldDefinition.Sealing) -> String {
        switch sealing {
        case .identityNumber: Masking.identityNumber(plain)
        case .personName: Masking.name(plain)
        case .phone: Masking.phone(plain)
        case .text: String(repeating: "*", count: min(plain.count, 6))
        }
    }
}

extension Registers {
    /// The blind index of a plain value, by which a sealed field is found.
    public func blindIndex(_ plain: String, field: FieldDefinition, of register: Register) -> String {
        sealer.index(plain, register: register.name, field: field.name)
    }
}
