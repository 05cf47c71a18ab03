import JSONTree

/// As much of JSON Schema as the generated schemas use; tells whether a value fits.
struct SchemaCheck {
    let root: JSONValue

    func accepts(_ value: JSONValue) -> Bool { accepts(value, root) }

    private func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
        guard let keywords = schema.object else { return schema.bool ?? true }
        return keywords.members.allSatisfy { accepts(value, $0.key, $0.value, schema) }
    }

    private func accepts(_ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue) -> Bool {
        switch keyword {
        case "$ref":
            let name = rule.string?.split(separator: "/").last.map(String.init) ?? ""
            return accepts(value, root["definitions"]?[name] ?? false)
        case "type": return (rule.array ?? [rule]).contains { isType(value, $0.string ?? "") }
        case "enum": return rule.array?.contains(value) ?? false
        case "const": return value == rule
        case "anyOf": return rule.array?.contains { accepts(value, $0) } ?? false
        case "oneOf": return rule.array?.count { accepts(value, $0) } == 1
        case "not": return !accepts(value, rule)
        case "minimum": return (value.double ?? .infinity) >= (rule.double ?? 0)
        case "maximum": return (value.double ?? 0) <= (rule.double ?? 0)
        case "minLength": return value.string.map { $0.unicodeScalars.count >= Int(rule.int64 ?? 0) } ?? true
        case "pattern": return value.string.map { matches($0, rule.string ?? "") } ?? true
        case "items": return value.array?.allSatisfy { accepts($0, rule) } ?? true
        case "minItems": return value.array.map { $0.count >= Int(rule.int64 ?? 0) } ?? true
        case "maxItems": return value.array.map { $0.count <= Int(rule.int64 ?? 0) } ?? true
        case "required":
            return value.object.map { object in rule.array?.allSatisfy { object[$0.string ?? ""] != nil } ?? true }
                ?? true
        case "dependencies":
            return rule.object?.members.allSatisfy { member in
                value[member.key] == nil || member.value.array?.allSatisfy { value[$0.string ?? ""] != nil } ?? true
            } ?? true
        case "properties", "patternProperties", "additionalProperties":
            return value.object?.members.allSatisfy { accepts(member: $0, keyword, rule, schema) } ?? true
        case "$schema", "title", "description", "default", "definitions": return true
        default: return false
        }
    }

    private func accepts(
        member: JSONObject.Member, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue
    ) -> Bool {
        let patterns = schema["patternProperties"]?.object?.members.filter { matches(member.key, $0.key) } ?? []
        switch keyword {
        case "properties": return rule[member.key].map { accepts(member.value, $0) } ?? true
        case "patternProperties": return patterns.allSatisfy { accepts(member.value, $0.value) }
        default:
            let isKnown = schema["properties"]?[member.key] != nil || !patterns.isEmpty
            return isKnown || accepts(member.value, rule)
        }
    }

    private func isType(_ value: JSONValue, _ name: String) -> Bool {
        switch (name, value) {
        case ("null", .null), ("boolean", .boolean), ("number", .number), ("string", .string), ("array", .array),
            ("object", .object):
            true
        case ("integer", .number): value.int64 != nil
        default: false
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern) else { return false }
        return text.firstMatch(of: regex) != nil
    }
}
