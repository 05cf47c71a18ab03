import JSONTree
package import JobConfig
package import JobPlugin
import JobTime

/// Fills in the arguments of a schedule for one slot in one zone; asked once for each subject.
///
/// Everything but the subject is known when it is made, so that a page of a thousand subjects costs a thousand
/// short concatenations.
package struct ArgumentRenderer: Sendable {
    private let segments: [ArgumentSegment]

    /// - Parameter zone: the zone of the tick; nil for schedules without subjects.
    package init(_ template: ArgumentTemplate, schedule: String, slot: DueSlot, zone: SubjectZone?) {
        var compiler = ArgumentCompiler(schedule: schedule, slot: slot, zone: zone)
        compiler.append(template)
        segments = compiler.segments
    }

    /// The arguments as the text of one JSON value.
    ///
    /// A field that the subject does not have is null, or nothing inside a longer text.
    package func text(for subject: Subject? = nil) -> String {
        var text = ""
        for segment in segments {
            switch segment {
            case .text(let known): text += known
            case .value(let name): text += name.value(of: subject).text
            case .fragment(let name): text += ArgumentCompiler.fragment(name.value(of: subject))
            }
        }
        return text
    }
}
