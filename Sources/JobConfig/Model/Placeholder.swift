/// What may stand between `{{` and `}}`.
package enum Placeholder: Sendable, Hashable {
    case userID
    /// The zone used.
    case userTimezone
    /// The zone as the subject has it written.
    case userTimezoneRaw
    /// A further field of the audience.
    case userField(String)
    /// RFC 3339 with offset.
    case slotTime
    /// RFC 3339 in UTC.
    case slotUTC
    /// The nominal local date.
    case slotDate
    /// How many slots were missed before a caught-up one.
    case slotMissed
    case slotPass
    case scheduleID

    /// Reads the text between the braces; nil if it is none of them.
    package init?(_ text: some StringProtocol) {
        switch text {
        case "user.id": self = .userID
        case "user.timezone": self = .userTimezone
        case "user.timezone_raw": self = .userTimezoneRaw
        case "slot.time": self = .slotTime
        case "slot.utc": self = .slotUTC
        case "slot.date": self = .slotDate
        case "slot.missed": self = .slotMissed
        case "slot.pass": self = .slotPass
        case "schedule.id": self = .scheduleID
        default:
            guard text.hasPrefix("user."), text.utf8.count > 5 else { return nil }
            self = .userField(String(text.dropFirst(5)))
        }
    }

    /// All but the audience's own `user.COLUMN`.
    package static let fixedNames = [
        "user.id", "user.timezone", "user.timezone_raw", "slot.time", "slot.utc", "slot.date", "slot.missed",
        "slot.pass", "schedule.id",
    ]

    /// The text between the braces.
    package var name: String {
        switch self {
        case .userID: "user.id"
        case .userTimezone: "user.timezone"
        case .userTimezoneRaw: "user.timezone_raw"
        case .userField(let field): "user.\(field)"
        case .slotTime: "slot.time"
        case .slotUTC: "slot.utc"
        case .slotDate: "slot.date"
        case .slotMissed: "slot.missed"
        case .slotPass: "slot.pass"
        case .scheduleID: "schedule.id"
        }
    }
}
