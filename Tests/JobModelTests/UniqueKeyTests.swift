import JSONTree
import JobModel
import JobTime
import Testing

@Suite("The key of unique jobs")
struct UniqueKeyTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        var rule: UniqueRule
        var arguments: String
        var text: String
        var hex: String
        var testDescription: String { text }
    }

    static let now = Timestamp(rfc3339: "2026-11-23T12:17:31.5Z") ?? Timestamp(microseconds: 0)

    static let vectors: [Vector] = [
        Vector(
            rule: UniqueRule(by: .none), arguments: #"{"a":1}"#, text: "&kind=sort",
            hex: "e65ea4ac25a2bcc8389abae8124ee315e5f47b5856d9a24ff4a90149c46307c5"),
        Vector(
            rule: UniqueRule(by: .all), arguments: "{}", text: "&kind=sort&args={}",
            hex: "2c9276372dc0ea0dd1ac7db3425d575cd8173b8f86b2fbe7e7927fb31acdde6b"),
        Vector(
            rule: UniqueRule(by: .all), arguments: #"{ "b": "x", "a": 1 }"#, text: #"&kind=sort&args={"a":1,"b":"x"}"#,
            hex: "dd2aeb7570f534d9cf66791bf9375547a880bd35f2d1918f9f1e84535b59d9fc"),
        Vector(
            rule: UniqueRule(by: .none, period: .seconds(900)), arguments: "{}",
            text: "&kind=sort&period=2026-11-23T12:15:00Z",
            hex: "15af65f4cc5dd70106a0748a8499ee3e4e0a5992771b2911ce12f7b283574806"),
        Vector(
            rule: UniqueRule(by: .fields(["customer_id"]), includesQueue: true, period: .seconds(900)),
            arguments: #"{"amount":3,"customer_id":"c1"}"#,
            text: #"&kind=sort&args={"customer_id":"c1"}&period=2026-11-23T12:15:00Z&queue=default"#,
            hex: "103379b08ec7b2593212837ced2f804da36b76207cfc176d46c771b71673d21f"),
        Vector(
            rule: UniqueRule(by: .fields(["missing", "gone.too"])), arguments: #"{"a":1}"#, text: "&kind=sort&args=",
            hex: "ebb6de2512609bd3949a61d700e1d7f878adcdce2e0d9c59c461dd57ec778988"),
        Vector(
            rule: UniqueRule(by: .all), arguments: #"{"s":"<&>/\u2028é\b\f\u0001","g":1e-7,"f":1}"#,
            text: #"&kind=sort&args={"f":1,"g":1e-7,"s":"\u003c\u0026\u003e/\u2028é\b\f\u0001"}"#,
            hex: "b495f530d12b0a0a5bfcbc7422c2e7eb3fe71486a0ab4a17805e2c93ae43e270"),
    ]

    @Test("text and hash are River's, byte for byte", arguments: vectors)
    func matchesVector(_ vector: Vector) throws {
        let arguments = try #require(try JSONValue(parsing: vector.arguments).object)
        let text = vector.rule.keyText(kind: "sort", arguments: arguments, queue: "default", now: Self.now)
        #expect(text == vector.text)
        let key = vector.rule.key(kind: "sort", arguments: arguments, queue: "default", now: Self.now)
        #expect(key.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == vector.hex)
    }

    @Test("dotted fields come in the order of their paths, each below its parent once")
    func dottedFields() throws {
        let text = #"{"headers":{"subject":"S","addresses":{"bcc":"","recipient":"j@example.com"}},"body":"B"}"#
        let arguments = try #require(try JSONValue(parsing: text).object)
        let rule = UniqueRule(by: .fields(["headers.subject", "headers.addresses.recipient"]))
        #expect(
            rule.keyText(kind: "k1", arguments: arguments, queue: "q", now: Self.now)
                == #"&kind=k1&args={"headers":{"addresses":{"recipient":"j@example.com"},"subject":"S"}}"#)
    }

    @Test("values below the top keep the order in which they are written, and null counts as a value")
    func nestedOrder() throws {
        let arguments = try #require(try JSONValue(parsing: #"{"z":{"b":1,"a":2},"y":null}"#).object)
        #expect(
            UniqueRule(by: .all).keyText(kind: "k1", arguments: arguments, queue: "q", now: Self.now)
                == #"&kind=k1&args={"y":null,"z":{"b":1,"a":2}}"#)
        #expect(
            UniqueRule(by: .fields(["y", "x"])).keyText(kind: "k1", arguments: arguments, queue: "q", now: Self.now)
                == #"&kind=k1&args={"y":null}"#)
    }

    @Test("a week begins on a Monday, for the year 1 did")
    func weeks() {
        let rule = UniqueRule(by: .none, period: .seconds(7 * 86_400))
        let wednesday = Timestamp(seconds: 1_764_158_400)
        #expect(
            rule.keyText(kind: "k1", arguments: [:], queue: "q", now: wednesday)
                == "&kind=k1&period=2025-11-24T00:00:00Z")
    }
}
