import HygieneCalculations
import Quantities

/// Electromagnetic fields and ultraviolet radiation.
enum FieldRules {
    static let all = [welding, powerDensity, powerFrequency]

    private static func irradiance(_ key: String, _ name: String) -> InputKey {
        InputKey(key, .number(.notNegative), name, unit: "uW/cm2")
    }

    static let welding = Rule(
        "uv_welding_effective", "电焊弧光有效辐照度", Cite.service("表 G.2"), .official, gives: .quantity(.microwattPerSquareCentimetre),
        [irradiance("ea", "UVA 辐照度"), irradiance("eb", "UVB 辐照度"), irradiance("ec", "UVC 辐照度")]
    ) { input, _ in
        let (a, b, c): (Irradiance, Irradiance, Irradiance) = (
            try input.quantity("ea"), try input.quantity("eb"), try input.quantity("ec")
        )
        return .number(
            Fields.weldingArc(uva: a, uvb: b, uvc: c).value, "按波段加权", "0.00011×\(text(a)) + 0.64×\(text(b)) + 0.5×\(text(c))")
    }

    static let powerDensity = Rule(
        "power_density_from_field", "由电场强度求功率密度", Cite.service("表 G.2"), .official,
        gives: .quantity(.milliwattPerSquareCentimetre),
        [InputKey("e_V_m", .number(.notNegative), "电场强度", unit: "V/m")]
    ) { input, _ in
        let field: FieldStrength = try input.quantity("e_V_m")
        return .number(Fields.powerDensity(field).value / 1000, "E²/3770", "\(text(field))² / 3770")
    }

    static let powerFrequency = Rule(
        "power_frequency_field_8h", "工频电场 8 h 值", Cite.service("表 G.2"), .official, gives: .quantity(.kilovoltPerMetre),
        [
            InputKey("segments[].e_kV_m", .number(.notNegative), "电场强度", unit: "kV/m"),
            InputKey("segments[].h", .number(.hours), "时间", unit: "h"),
        ]
    ) { input, _ in
        let segments = try input.list("segments").map {
            (field: FieldStrength(computed: try $0.number("e_kV_m") * 1000), hours: try $0.hours())
        }
        let sum = segments.map { "\(text($0.field.value / 1000))²×\(text($0.hours))" }.joined(separator: " + ")
        return .number(try Fields.eightHourField(segments).value / 1000, "8 h 均方根", "√((\(sum)) / 8)")
    }
}
