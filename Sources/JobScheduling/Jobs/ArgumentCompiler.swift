import JSONTree
import JobConfig
import JobTime

/// Turns a template into segments, with everything filled in that does not depend on the subject.
struct ArgumentCompiler {
    let schedule: String
    let slot: DueSlot
    let zone: SubjectZone?
    private(set) var segments: [ArgumentSegment] = []

    init(schedule: String, slot: DueSlot, zone: SubjectZone?) {
        self.schedule = schedule
        self.slot = slot
        self.zone = zone
    }

    mutating func append(_ template: ArgumentTemplate) {
        switch template {
        case .literal(let value):
            append(value.text)
        case .placeholder(let placeholder):
            switch meaning(of: placeholder) {
            case .known(let value): append(value.text)
            case .subject(let name): segments.append(.value(name))
            }
        case .text(let pieces):
            append("\"")
            for piece in pieces { append(piece) }
            append("\"")
        case .array(let elements):
            append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { append(",") }
                append(element)
            }
            append("]")
        case .object(let members):
            append("{")
            for (index, member) in members.enumerated() {
                append((index > 0 ? "," : "") + JSONValue.string(member.key).text + ":")
                append(member.value)
            }
            append("}")
        }
    }

    private mutating func append(_ piece: ArgumentTemplate.Piece) {
        switch piece {
        case .literal(let text):
            append(ArgumentCompiler.fragment(.string(text)))
        case .placeholder(let placeholder):
            switch meaning(of: placeholder) {
            case .known(let value): append(ArgumentCompiler.fragment(value))
            case .subject(let name): segments.append(.fragment(name))
            }
        }
    }

    private mutating func append(_ text: String) {
        if case .text(let before) = segments.last {
            segments[segments.count - 1] = .text(before + text)
        } else {
            segments.append(.text(text))
        }
    }

    /// A value as it stands inside a longer string, escaped, without quotes.
    static func fragment(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string: String(value.text.dropFirst().dropLast())
        case .boolean, .number: value.text
        case .array, .object: String(JSONValue.string(value.text).text.dropFirst().dropLast())
        }
    }

    private enum Meaning {
        case known(JSONValue)
        case subject(ArgumentSegment.Name)
    }

    private func meaning(of placeholder: Placeholder) -> Meaning {
        let occurrence = slot.occurrence
        return switch placeholder {
        case .userID: .subject(.id)
        case .userField(let name): .subject(.field(name))
        case .userTimezone: .known(JSONValue(zone?.used.name.rawValue))
        case .userTimezoneRaw: .known(JSONValue(zone?.raw.rawValue))
        case .slotTime: .known(.string(occurrence.instant.rfc3339(offset: occurrence.zoneOffset)))
        case .slotUTC: .known(.string(occurrence.instant.rfc3339()))
        case .slotDate: .known(.string(occurrence.date.description))
        case .slotMissed: .known(JSONValue(slot.missed))
        case .slotPass: .known(JSONValue(occurrence.pass))
        case .scheduleID: .known(.string(schedule))
        }
    }
}
