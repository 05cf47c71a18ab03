import JSONTree
import JobModel
import Testing

@Suite("The shape of arguments")
struct ArgumentShapeTests {
    static let event: ArgumentShape = .fields([
        "event_id": .init(.integer), "actor_id": .init(.integer, isOptional: true),
        "user_ids": .init(.array(of: .integer), isOptional: true),
    ])

    @Test("a shape is written as in jobs.yaml")
    func text() {
        #expect(Self.event.fieldList == "actor_id?: integer, event_id: integer, user_ids?: [integer]")
        #expect(Self.event.description == "{actor_id?: integer, event_id: integer, user_ids?: [integer]}")
        #expect(ArgumentShape.map(of: .array(of: .date)).description == "{string: [date]}")
        #expect(ArgumentShape.enumeration(["a", "b"]).description == "{enum: [a, b]}")
        #expect(Self.event.json.text == #"{"actor_id?":"integer","event_id":"integer","user_ids?":["integer"]}"#)
    }

    @Test("its JSON Schema requires what is not optional and refuses unknown fields")
    func schema() {
        let schema = Self.event.jsonSchema
        #expect(schema["required"] == ["event_id"])
        #expect(schema["additionalProperties"] == false)
        #expect(schema["properties"]?["actor_id"]?["anyOf"]?[1] == ["type": "null"])
    }

    struct Value: Sendable, CustomTestStringConvertible {
        var shape: ArgumentShape
        var text: String
        var fits: Bool
        var testDescription: String { "\(shape) \(text)" }
        init(_ shape: ArgumentShape, _ text: String, _ fits: Bool) {
            self.shape = shape
            self.text = text
            self.fits = fits
        }
    }

    static let values: [Value] = [
        Value(.integer, "1", true), Value(.integer, "-9223372036854775808", true),
        Value(.integer, "9223372036854775808", false), Value(.integer, "1.0", false), Value(.integer, "\"1\"", false),
        Value(.number, "1e3", true), Value(.number, "1e999", false), Value(.string, "\"\"", true),
        Value(.string, "null", false), Value(.boolean, "true", true), Value(.boolean, "0", false),
        Value(.timestamp, "\"2026-11-23T12:00:00Z\"", true), Value(.timestamp, "\"2026-11-23T12:00:00\"", false),
        Value(.date, "\"2024-02-29\"", true), Value(.date, "\"2026-02-29\"", false), Value(.object, "{\"a\":1}", true),
        Value(.object, "[]", false), Value(.any, "null", true), Value(.array(of: .integer), "[1,2]", true),
        Value(.array(of: .integer), "[1,null]", false), Value(.map(of: .boolean), "{\"x\":true}", true),
        Value(.map(of: .boolean), "{\"x\":1}", false), Value(.enumeration(["a"]), "\"a\"", true),
        Value(.enumeration(["a"]), "\"b\"", false), Value(event, "{\"event_id\":1,\"actor_id\":null}", true),
        Value(event, "{\"event_id\":1,\"extra\":1}", false),
    ]

    @Test("a value fits or does not", arguments: values)
    func fits(_ value: Value) throws {
        #expect(value.shape.accepts(try JSONValue(parsing: value.text)) == value.fits)
    }

    @Test("all problems are found at once, with their places and without the values")
    func mismatches() throws {
        let value = try JSONValue(parsing: #"{"actor_id":"secret","user_ids":[1,2.5,"x"],"typo":1,"a b":2}"#)
        let found = Self.event.mismatches(of: value).map(\.description)
        #expect(
            found == [
                "args.actor_id: expected integer, found a string",
                "args.event_id: missing; expected integer",
                "args.user_ids[1]: expected integer, found a number that is not whole",
                "args.user_ids[2]: expected integer, found a string",
                "args.typo: unknown field",
                #"args["a b"]: unknown field"#,
            ])
        #expect(Self.event.mismatches(of: value, strict: false).count == 4)
    }

    @Test("declaration and handler are compared both ways")
    func differences() {
        let declared: ArgumentShape = .fields([
            "same": .init(.integer), "narrower": .init(.integer), "wider": .init(.string),
            "unread": .init(.string), "maybe": .init(.integer, isOptional: true), "list": .init(.array(of: .string)),
            "sure": .init(.string),
        ])
        let handler: ArgumentShape = .fields([
            "same": .init(.integer), "narrower": .init(.number), "wider": .init(.enumeration(["a"])),
            "needed": .init(.date), "wanted": .init(.date, isOptional: true), "maybe": .init(.integer),
            "list": .init(.array(of: .integer)), "sure": .init(.string, isOptional: true),
        ])
        let found = ArgumentShape.differences(declared: declared, handler: handler)
        #expect(
            found.map(\.path) == [
                "args.list[]", "args.maybe", "args.needed", "args.sure", "args.unread", "args.wanted", "args.wider",
            ])
        #expect(
            found.map(\.kind) == [
                .typeMismatch, .optionality, .missingInDeclared, .optionality, .missingInHandler, .missingInDeclared,
                .typeMismatch,
            ])
        #expect(found.map(\.breaksJobs) == [true, true, true, false, false, false, true])
    }

    @Test("a shape differs from itself in nothing")
    func reflexive() {
        #expect(ArgumentShape.differences(declared: Self.event, handler: Self.event).isEmpty)
        #expect(ArgumentShape.differences(declared: Self.event, handler: .any).isEmpty)
        #expect(
            ArgumentShape.differences(declared: .fields(["a": .init(.integer)]), handler: .map(of: .number)).isEmpty)
        #expect(!ArgumentShape.differences(declared: .any, handler: Self.event).isEmpty)
    }
}
