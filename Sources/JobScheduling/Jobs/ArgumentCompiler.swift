import JSONTree
package import JobConfig
package import JobModel
import JobTime

/// Turns the arguments of a schedule into text for one slot in one zone, with everything filled in that does not
/// depend on the subject.
package struct ArgumentCompiler {
    private let schedule: String
    private let slot: DueSlot
    private let zone: SubjectZone?
    private var output = SubjectText()

    /// - Parameter zone: the zone of the tick; nil for schedules without subjects.
    package static func text(
        of template: ArgumentTemplate, schedule: String, slot: DueSlot, zone: SubjectZone?
    ) -> SubjectText {
        var compiler = ArgumentCompiler(schedule: schedule, slot: slot, zone: zone)
        compiler.append(template)
        return compiler.output
    }

    private init(schedule: String, slot: DueSlot, zone: SubjectZone?) {
        self.schedule = schedule
        self.slot = slot
        self.zone = zone
    }

    private mutating func append(_ template: ArgumentTemplate) {
        switch template {
        case .literal(let value):
            output.append(value.text)
        case .placeholder(let placeholder):
            switch meaning(of: placeholder) {
            case .known(let value): output.append(value.text)
            case .subject(let field): output.append(value: field)
            }
        case .text(let pieces):
            output.append("\"")
            for piece in pieces { append(piece) }
            output.append("\"")
        case .array(let elements):
            output.append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(",") }
                append(element)
            }
            output.append("]")
        case .object(let members):
            output.append("{")
            for (index, member) in members.enumerated() {
                output.append((index > 0 ? "," : "") + JSONValue.string(member.key).text + ":")
                append(member.value)
            }
            output.append("}")
        }
    }

    private mutating func append(_ piece: ArgumentTemplate.Piece) {
        switch piece {
        case .literal(let text):
            output.append(SubjectText.fragment(.string(text)))
        case .placeholder(let placeholder):
            switch meaning(of: placeholder) {
            case .known(let value): output.append(SubjectText.fragment(value))
            case .subject(let field): output.append(fragment: field)
            }
        }
    }

    private enum Meaning {
        case known(JSONValue)
        case subject(SubjectText.Field)
    }

    private func meaning(of placeholder: Placeholder) -> Meaning {
        let occurrence = slot.occurrence
        return switch placeholder {
        case .userID: .subject(.id)
        case .userField(let name): .subject(.named(name))
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
