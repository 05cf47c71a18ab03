import JSONTree
import JobModel

/// What can be said of the arguments of all of a cohort's subjects, from the types of its columns alone.
struct ShapeProof {
    /// The columns that must not be NULL, at most `limit`; the first is bit 0 of a subject's mask.
    let required: [String]
    /// What is wrong where columns are NULL, by the mask; the first, for none, says nothing.
    let details: [String]

    /// Each further column doubles the number of combinations.
    private static let limit = 4

    private static let integers: [JSONValue] = [.number("0"), .number("7"), JSONValue(Int64.max), JSONValue(Int64.min)]
    private static let booleans: [JSONValue] = [.boolean(true), .boolean(false)]
    private static let numbers: [JSONValue] = [.number("1"), .number("1.5"), .string("NaN")]
    private static let texts: [JSONValue] = ["", "7", "2026-11-26", "\u{1}"].map(JSONValue.string)
    private static let times: [JSONValue] = ["2026-11-26", "2026-11-26T06:00:00+00:00", "infinity"].map(
        JSONValue.string)

    /// - Returns: Nil if it depends on more than which columns are NULL whether the arguments fit.
    init?(_ job: SubjectJob, columns: [String: CohortColumn.Form], used: Set<String>) {
        guard job.shape != nil || job.unique != nil else {
            required = []
            details = []
            return
        }
        func subject(round: Int, without missing: Set<String>) -> Subject {
            var subject = Subject(id: 0)
            for (name, form) in columns {
                let samples = Self.samples(of: form)
                let sample = samples[round % samples.count]
                if name == "id" {
                    subject.id = form == .integer ? .integer(Int64(round)) : .text(sample.string ?? "")
                } else {
                    subject.fields[name] = missing.contains(name) ? .null : sample
                }
            }
            return subject
        }
        func problem(_ subject: Subject) -> String? {
            guard let value = try? JSONValue(parsing: job.arguments.text(for: subject)), value.object != nil else {
                return "the arguments are not a JSON object"
            }
            let mismatches = job.shape?.mismatches(of: value, strict: true) ?? []
            return mismatches.isEmpty ? nil : mismatches.map(\.description).joined(separator: "; ")
        }
        for round in 0..<4 {
            guard problem(subject(round: round, without: [])) == nil else { return nil }
        }
        let required = used.subtracting(["id"]).sorted().filter { name in
            problem(subject(round: 0, without: [name])) != nil
        }
        guard required.count <= Self.limit else { return nil }
        self.required = required
        details =
            required.isEmpty
            ? []
            : (0..<(1 << required.count)).map { mask in
                let missing = required.indices.filter { mask & 1 << $0 != 0 }.map { required[$0] }
                return problem(subject(round: 0, without: Set(missing))) ?? ""
            }
    }

    private static func samples(of form: CohortColumn.Form) -> [JSONValue] {
        switch form {
        case .integer: integers
        case .boolean: booleans
        case .number: numbers
        case .text: texts
        case .time: times
        case .other: [.null]
        }
    }
}
