package import JSONTree
package import YAMLTree

extension JSONValue {
    /// A scalar by the core schema; what is no null, boolean or number is text.
    init(_ scalar: YAMLScalar) {
        if scalar.isNull {
            self = .null
        } else if let value = scalar.bool {
            self = .boolean(value)
        } else if let value = scalar.integer {
            self.init(value)
        } else if let value = scalar.double, let number = JSONValue(value) {
            self = number
        } else {
            self = .string(scalar.text)
        }
    }

    /// A tree, places left out.
    package init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let scalar): self.init(scalar)
        case .sequence(let elements): self = .array(elements.map { JSONValue($0) })
        case .mapping(let mapping):
            self = .object(JSONObject(mapping.entries.map { JSONObject.Member($0.key, JSONValue($0.value)) }))
        }
    }
}
