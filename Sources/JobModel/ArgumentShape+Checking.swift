public import JSONTree
import JobTime

extension ArgumentShape {
    /// Whether a value has this shape, with no unknown field.
    public func accepts(_ value: JSONValue) -> Bool {
        mismatches(of: value).isEmpty
    }

    /// Everything in which a value differs from this shape: fields by name first, then unknown ones as written.
    ///
    /// - Parameters:
    ///   - strict: Whether an unknown field is a problem: so at enqueue, not at decode.
    ///   - path: What the value itself is called in the problems' paths.
    public func mismatches(of value: JSONValue, strict: Bool = true, at path: String = "args") -> [ArgumentMismatch] {
        switch self {
        case .array(let element):
            guard let elements = value.array else { return wrong(value, path) }
            return elements.enumerated().flatMap { index, value in
                element.mismatches(of: value, strict: strict, at: "\(path)[\(index)]")
            }
        case .map(let shape):
            guard let object = value.object else { return wrong(value, path) }
            return object.members.flatMap { member in
                shape.mismatches(of: member.value, strict: strict, at: ArgumentShape.path(path, member.key))
            }
        case .fields(let fields):
            guard let object = value.object else { return wrong(value, path) }
            return ArgumentShape.mismatches(of: object, fields: fields, strict: strict, at: path)
        default:
            return hasScalarShape(value) ? [] : wrong(value, path)
        }
    }

    private static func mismatches(
        of object: JSONObject, fields: [String: Field], strict: Bool, at path: String
    ) -> [ArgumentMismatch] {
        var found: [ArgumentMismatch] = []
        // What fits, as nearly everything does, costs neither sorting nor a path.
        let doubtful = fields.filter { name, field in !(object[name].map(field.shape.hasScalarShape) ?? false) }
        for (name, field) in doubtful.sorted(by: { $0.key < $1.key }) {
            let place = self.path(path, name)
            switch object[name] {
            case nil where field.isOptional, .null? where field.isOptional: break
            case nil: found.append(ArgumentMismatch(path: place, message: "missing; expected \(field.shape)"))
            case let value?: found += field.shape.mismatches(of: value, strict: strict, at: place)
            }
        }
        guard strict else { return found }
        for member in object.members where fields[member.key] == nil {
            found.append(ArgumentMismatch(path: self.path(path, member.key), message: "unknown field"))
        }
        return found
    }

    private func hasScalarShape(_ value: JSONValue) -> Bool {
        switch self {
        case .integer: value.int64 != nil
        case .number: value.double != nil
        case .string: value.string != nil
        case .boolean: value.bool != nil
        case .timestamp: value.string.map { Timestamp(rfc3339: $0) != nil } ?? false
        case .date: value.string.map { CivilDate($0) != nil } ?? false
        case .object: value.object != nil
        case .any: true
        case .enumeration(let texts): value.string.map(texts.contains) ?? false
        case .array, .map, .fields: false
        }
    }

    private func wrong(_ value: JSONValue, _ path: String) -> [ArgumentMismatch] {
        [ArgumentMismatch(path: path, message: "expected \(self), found \(finding(of: value))")]
    }

    /// What a value is, without saying what it holds.
    private func finding(of value: JSONValue) -> String {
        switch (self, value) {
        case (.integer, .number(let text)):
            text.utf8.contains { $0 == 0x2E || $0 == 0x65 || $0 == 0x45 }
                ? "a number that is not whole" : "a number beyond 64 bits"
        case (.number, .number): "a number beyond the range of a double"
        case (.timestamp, .string): "text that is no RFC 3339 time with an offset"
        case (.date, .string): "text that is no date YYYY-MM-DD"
        case (.enumeration, .string): "another text"
        case (_, .null): "null"
        case (_, .boolean): "a boolean"
        case (_, .number): "a number"
        case (_, .string): "a string"
        case (_, .array): "an array"
        case (_, .object): "an object"
        }
    }

    /// The path of a field below another path.
    package static func path(_ parent: String, _ key: String) -> String {
        let isPlain =
            !key.isEmpty
            && key.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
                default: false
                }
            }
        let step = isPlain ? key : JSONValue.string(key).text
        return isPlain ? "\(parent).\(step)" : "\(parent)[\(step)]"
    }
}
