import JobDiagnostics
import JobModel
import SourceMarks
import YAMLTree

/// Reads `args:` of a job: the shape of its arguments.
enum ArgumentsReader {
    private static let types: [String: ArgumentShape] = [
        "integer": .integer, "number": .number, "string": .string, "boolean": .boolean, "timestamp": .timestamp,
        "date": .date, "object": .object, "any": .any,
    ]
    private static let typeNames = ["integer", "number", "string", "boolean", "timestamp", "date", "object", "any"]
    /// What other systems call the types.
    private static let foreignNames = [
        "int": "integer", "int64": "integer", "long": "integer", "float": "number", "double": "number",
        "decimal": "number", "text": "string", "str": "string", "uuid": "string", "bool": "boolean",
        "datetime": "timestamp", "time": "timestamp", "list": "[any]", "array": "[any]", "map": "object",
        "dict": "object", "hash": "object", "json": "any",
    ]

    static func read(_ node: NodeReader) -> ArgumentsDefinition? {
        guard let shape = shape(node) else { return nil }
        switch shape {
        case .fields, .map, .object, .any: break
        default:
            node.report(
                ReadingCode.badArgumentShape, "the arguments of a job are an object, and this is none",
                help: "write { NAME: TYPE }")
            return nil
        }
        var fields: [String: Location] = [:]
        if case .fields = shape {
            for entry in node.node.mapping?.entries ?? [] {
                fields[bareName(entry.key)] = node.context.location(entry.keySpan)
            }
        }
        return ArgumentsDefinition(shape: shape, location: node.location, fields: fields)
    }

    /// Nil if some part cannot be read; all such parts are reported.
    private static func shape(_ node: NodeReader) -> ArgumentShape? {
        switch node.node.content {
        case .scalar: return named(node)
        case .sequence(let elements):
            guard elements.count == 1 else {
                node.report(
                    ReadingCode.badArgumentShape,
                    elements.isEmpty
                        ? "a list type says of what: it is empty" : "a list has one type, found \(elements.count)",
                    help: "write [TYPE], or [any]")
                return nil
            }
            return shape(node.child(elements[0], name: node.name)).map { .array(of: $0) }
        case .mapping(let mapping):
            if mapping.entries.count == 1, let only = mapping.entries.first {
                if only.key == "string" { return shape(node.child(only)).map { .map(of: $0) } }
                if only.key == "enum", only.value.mapping == nil, !isType(only.value) {
                    return enumeration(node.child(only))
                }
            }
            return fields(mapping, node)
        }
    }

    /// Whether a field of the name `enum` is meant.
    private static func isType(_ node: YAMLNode) -> Bool {
        node.scalar.map { types[$0.text] != nil } ?? false
    }

    private static func named(_ node: NodeReader) -> ArgumentShape? {
        guard let scalar = node.scalar(expecting: "a type") else { return nil }
        if let shape = types[scalar.text] { return shape }
        let help: String?
        if scalar.text.hasSuffix("?") {
            help = "write the ? behind the name: \"\(node.name)?\": \(scalar.text.dropLast())"
        } else if let known = foreignNames[scalar.text.lowercased()] {
            help = "write \(known)"
        } else {
            let near = Suggestion.closest(to: scalar.text, among: typeNames)
            help =
                near.map { "did you mean \($0)?" }
                ?? "types are \(typeNames.joined(separator: ", ")), [TYPE], {string: TYPE}"
        }
        node.report(ReadingCode.unknownArgumentType, "\(scalar.shortQuoted) is not a type", help: help)
        return nil
    }

    private static func enumeration(_ node: NodeReader) -> ArgumentShape? {
        guard let elements = node.list(of: "texts", atLeast: 1) else { return nil }
        var seen: Set<String> = []
        let words = elements.map { $0.text() }
        for (element, word) in zip(elements, words) {
            if let word { _ = element.reportRepeated(word, in: &seen) }
        }
        return words.contains(nil) ? nil : .enumeration(words.compactMap(\.self))
    }

    private static func fields(_ mapping: YAMLMapping, _ node: NodeReader) -> ArgumentShape? {
        var fields: [String: ArgumentShape.Field] = [:]
        var isWhole = true
        for entry in mapping.entries {
            let name = bareName(entry.key)
            let value = node.child(entry)
            let place = node.context.location(entry.keySpan)
            if name.isEmpty {
                value.report(ReadingCode.badArgumentShape, "an argument has no name", at: place, help: "write a name")
                isWhole = false
            } else if let other = mapping[name], name != entry.key {
                value.report(
                    ReadingCode.badArgumentShape, "'\(name)' stands here both as required and as optional", at: place,
                    help: "keep one of the two",
                    related: [.init("the other is here", at: node.context.location(other.keySpan))])
                isWhole = false
            }
            if let shape = shape(value) {
                fields[name] = ArgumentShape.Field(shape, isOptional: name != entry.key)
            } else {
                isWhole = false
            }
        }
        return isWhole ? .fields(fields) : nil
    }

    /// The name without the `?` of an optional one.
    private static func bareName(_ key: String) -> String {
        key.hasSuffix("?") ? String(key.dropLast()) : key
    }
}
