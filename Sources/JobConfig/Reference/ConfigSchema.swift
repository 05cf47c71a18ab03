import JSONTree
import JobModel

/// Makes a JSON Schema (draft 7, which editors know best) out of the reference.
struct ConfigSchema {
    let file: ConfigKey.File
    /// Whether the schema is for an environment's part: nothing is required there, and null removes.
    private var isOverlay = false

    init(_ file: ConfigKey.File) {
        self.file = file
    }

    /// The schema of the whole file.
    func document() -> JSONValue {
        var schema: JSONObject = [
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": .string("\(file.rawValue).yaml"),
        ]
        for member in object("").members { schema[member.key] = member.value }
        if file == .jobs { schema["definitions"] = ["argumentShape": ConfigSchema.argumentShape] }
        return .object(schema)
    }

    // MARK: Maps

    private func object(_ path: String) -> JSONObject {
        let section = ConfigReference.section(path, of: file)
        var properties = JSONObject()
        for key in section.keys { properties[key.name] = property(key) }
        var schema: JSONObject = [
            "type": "object", "properties": .object(properties), "patternProperties": ["^x-": true],
            "additionalProperties": false,
        ]
        let required = section.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty, !isOverlay { schema["required"] = .array(required) }
        if !isOverlay {
            for member in (ConfigSchema.rules["\(file.rawValue):\(path)"] ?? [:]).members {
                schema[member.key] = member.value
            }
        }
        return schema
    }

    private func property(_ key: ConfigKey) -> JSONValue {
        var schema = type(key.type, at: key.path)
        schema["description"] = .string(key.summary + "." + (key.defaultText.map { " Default: \($0)." } ?? ""))
        if let value = key.defaultValue, !isOverlay { schema["default"] = value }
        guard isOverlay else { return .object(schema) }
        return ["anyOf": [.object(schema), ["type": "null"]]]
    }

    private func named(_ rule: NameRule, _ path: String) -> JSONObject {
        let entry = type(ConfigReference.section(path, of: file)["*"]?.type ?? .section, at: path + ".*")
        let value: JSONValue = isOverlay ? ["anyOf": [.object(entry), ["type": "null"]]] : .object(entry)
        return [
            "type": "object", "patternProperties": ["^x-": true, rule.pattern: value], "additionalProperties": false,
        ]
    }

    // MARK: Values

    private func type(_ type: ConfigValueType, at path: String) -> JSONObject {
        switch type {
        case .integer(let range): return bounded("integer", JSONValue(range.lowerBound), JSONValue(range.upperBound))
        case .number(let range):
            return bounded("number", JSONValue(range.lowerBound) ?? 0, JSONValue(range.upperBound) ?? 0)
        case .boolean: return ["type": "boolean"]
        case .text: return ["type": ["string", "number", "boolean"]]
        case .filledText: return ["type": ["string", "number", "boolean"], "minLength": 1]
        case .name(let rule): return text(rule.pattern)
        case .percentage: return text("^[0-9]+([.][0-9]+)?%$")
        case .duration: return text("^(?=.)([0-9]+w)?([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$")
        case .choice(let words): return ["enum": .array(words.map(JSONValue.string))]
        case .cron, .zone: return ["type": "string", "minLength": 1]
        case .time: return text("^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$")
        case .bound: return text("^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ].+)?$")
        case .monthDay: return ["anyOf": [.object(bounded("integer", 1, 31)), ["const": "last"]]]
        case .section: return object(path)
        case .named(let rule): return named(rule, path)
        case .free, .template: return ["type": "object"]
        case .argumentShape: return ["$ref": "#/definitions/argumentShape"]
        case .list(let element, let least):
            var schema: JSONObject = ["type": "array", "items": .object(self.type(element, at: path))]
            if least > 0 { schema["minItems"] = JSONValue(least) }
            return schema
        case .either(let forms): return ["anyOf": .array(forms.map { .object(self.type($0, at: path)) })]
        case .overlay(let other):
            var overlay = self
            overlay.isOverlay = true
            let known = ConfigReference.section("", of: file)[other]?.type ?? .free
            return overlay.type(known, at: other)
        }
    }

    private func bounded(_ name: String, _ least: JSONValue, _ most: JSONValue) -> JSONObject {
        ["type": .string(name), "minimum": least, "maximum": most]
    }

    private func text(_ pattern: String) -> JSONObject {
        ["type": "string", "pattern": .string(pattern)]
    }

    // MARK: What the table does not say

    /// Which keys may stand together, by file and path.
    private static let rules: [String: JSONObject] = [
        "jobs:jobs.*.handler": [
            "oneOf": [["required": ["exec"]], ["required": ["http"]]], "dependencies": ["env": ["exec"]],
        ],
        "schedules:schedules.*": [
            "oneOf": [["required": ["cron"]], ["required": ["every"]], ["required": ["at"]]],
            "dependencies": ["days": ["at"], "month_days": ["at"]], "not": ["required": ["days", "month_days"]],
        ],
        "schedules:schedules.*.timezone": ["oneOf": [["required": ["audience"]], ["required": ["sql"]]]],
    ]

    private static let argumentShape: JSONValue = [
        "anyOf": [
            ["enum": ["integer", "number", "string", "boolean", "timestamp", "date", "object", "any"]],
            [
                "type": "array", "items": ["$ref": "#/definitions/argumentShape"], "minItems": 1, "maxItems": 1,
            ],
            [
                "type": "object",
                "properties": ["enum": ["type": "array", "items": ["type": "string"], "minItems": 1]],
                "required": ["enum"], "additionalProperties": false,
            ],
            ["type": "object", "additionalProperties": ["$ref": "#/definitions/argumentShape"]],
        ]
    ]
}
