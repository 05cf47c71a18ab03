import JSONTree
import JobConfig
import JobModel
import JobScheduling

/// Compares arguments with placeholders with a shape: what is written by value, placeholders by what they become.
struct TemplateCheck {
    /// What placeholders become here.
    let scope: PlaceholderScope
    private(set) var found: [TemplateMismatch] = []

    init(scope: PlaceholderScope) {
        self.scope = scope
    }

    /// Everything in which the template differs from the shape, in the order of the text.
    mutating func compare(_ template: ArgumentTemplate, with shape: ArgumentShape) {
        compare(template, shape, path: [], field: nil)
    }

    private mutating func compare(_ template: ArgumentTemplate, _ shape: ArgumentShape, path: [String], field: String?)
    {
        switch (template, shape) {
        case (_, .any): break
        case (.literal(let value), _):
            compare(value, shape, path: path, field: field)
        case (.placeholder(let placeholder), _):
            // One that has no value here is another rule's business.
            guard let becomes = scope.shape(of: placeholder), !fits(becomes, shape) else { return }
            add(
                .wrongType, path, field, "{{\(placeholder.name)}} is \(phrase(becomes)), the job takes \(phrase(shape))"
            )
        case (.text, .string), (.text, .timestamp), (.text, .date), (.text, .enumeration): break
        case (.text, _):
            add(.wrongType, path, field, "text with a placeholder inside is a string, the job takes \(phrase(shape))")
        case (.array(let elements), .array(let element)):
            for (index, item) in elements.enumerated() {
                compare(item, element, path: path + ["[\(index)]"], field: field)
            }
        case (.object(let members), .map(let value)):
            for member in members {
                compare(member.value, value, path: path + [member.key], field: field ?? member.key)
            }
        case (.object(let members), .fields(let fields)):
            compare(members, fields, path: path, field: field)
        case (.object, .object): break
        case (.array, _):
            add(.wrongType, path, field, "an array, the job takes \(phrase(shape))")
        case (.object, _):
            add(.wrongType, path, field, "an object, the job takes \(phrase(shape))")
        }
    }

    private mutating func compare(
        _ members: [ArgumentTemplate.Member], _ fields: [String: ArgumentShape.Field], path: [String], field: String?
    ) {
        for member in members {
            let top = field ?? member.key
            guard let known = fields[member.key] else {
                let mismatch = TemplateMismatch(
                    kind: .unknown, path: text(path + [member.key]), message: "the job has no such argument",
                    field: top, alternatives: fields.keys.sorted())
                found.append(mismatch)
                continue
            }
            if known.isOptional, member.value == .literal(.null) { continue }
            compare(member.value, known.shape, path: path + [member.key], field: top)
        }
        let given = Set(members.map(\.key))
        for (name, known) in fields.sorted(by: { $0.key < $1.key }) where !known.isOptional && !given.contains(name) {
            add(.missing, path + [name], field, "the job requires it as \(phrase(known.shape))")
        }
    }

    private mutating func compare(_ value: JSONValue, _ shape: ArgumentShape, path: [String], field: String?) {
        if case .object(let object) = value, case .fields(let fields) = shape {
            let members = object.members.map { ArgumentTemplate.Member(key: $0.key, value: .literal($0.value)) }
            return compare(members, fields, path: path, field: field)
        }
        for mismatch in shape.mismatches(of: value, at: "") {
            let deeper = mismatch.path.hasPrefix(".") ? String(mismatch.path.dropFirst()) : mismatch.path
            let top = field ?? deeper.split(whereSeparator: { $0 == "." || $0 == "[" }).first.map(String.init)
            add(.wrongType, deeper.isEmpty ? path : path + [deeper], top, mismatch.message)
        }
    }

    private mutating func add(_ kind: TemplateMismatch.Kind, _ path: [String], _ field: String?, _ message: String) {
        found.append(TemplateMismatch(kind: kind, path: text(path), message: message, field: field))
    }

    /// Whether each value of one shape may stand for the other; what the store alone knows fits anything.
    private func fits(_ placeholder: ArgumentShape, _ shape: ArgumentShape) -> Bool {
        placeholder == .any
            || !ArgumentShape.differences(declared: placeholder, handler: shape).contains(where: \.breaksJobs)
    }

    private func phrase(_ shape: ArgumentShape) -> String {
        let text = String(describing: shape)
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return text }
        return ("aeio".unicodeScalars.contains(first) ? "an " : "a ") + text
    }

    private func text(_ path: [String]) -> String {
        path.reduce("") { text, step in
            text + (text.isEmpty || step.hasPrefix("[") ? "" : ".") + step
        }
    }
}
