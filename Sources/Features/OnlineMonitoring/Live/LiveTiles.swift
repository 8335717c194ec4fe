import Calendars
import Pages

/// The points as tiles: state by colour and by word, the leading value, what is open.
enum LiveTiles {
    static func html(_ devices: [LiveDevice], warnings: [Int64: Int], _ now: Instant) -> HTML {
        "<ul class=\"tiles live-tiles\">\(devices.html { tile($0, warnings[$0.id] ?? 0, now) })</ul>"
    }

    private static func tile(_ device: LiveDevice, _ warnings: Int, _ now: Instant) -> HTML {
        let presence = device.presence(at: now)
        return """
            <li class="tile tile-\(tone(presence, warnings))"><a href="\(LiveAddress.device(device.id))">
            <span>\(device.name)</span>\(value(device.latest.first))
            <span class="muted">\(device.employer)</span>
            <span class="tile-foot">\(LiveParts.presence(presence))\(LiveParts.heard(device.lastAt, now))\(badges(device, warnings, now))</span>
            </a></li>
            """
    }

    /// Classes of the cockpit's tiles: bad where something is open, warning where nothing comes.
    private static func tone(_ presence: LiveDevice.Presence, _ warnings: Int) -> String {
        if presence == .notReceiving { return "not_applicable" }
        if warnings > 0 { return "not_met" }
        return presence == .online ? "met" : "no_data"
    }

    private static func value(_ reading: ShownReading?) -> HTML {
        guard let reading else { return "<strong>\(LiveTexts.noData)</strong>" }
        let unit: HTML =
            reading.unit.isEmpty
            ? Components.badge(LiveTexts.unitMissing, .warning) : "<span class=\"unit\">\(reading.unit)</span>"
        return "<span class=\"muted\">\(reading.name)</span><strong>\(reading.text) \(unit)</strong>"
    }

    private static func badges(_ device: LiveDevice, _ warnings: Int, _ now: Instant) -> HTML {
        var badges: HTML = .empty
        if warnings > 0 { badges += Components.badge(LiveTexts.warnings(warnings), .bad) }
        if !device.isVerified(on: now.day) { badges += Components.badge(LiveTexts.unverified, .warning) }
        if device.isSimulated { badges += Components.badge(LiveTexts.simulated, .neutral) }
        return badges
    }
}
