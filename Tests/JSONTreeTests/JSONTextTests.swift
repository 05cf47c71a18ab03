import FoundationEssentials
import JSONTree
import Testing

struct JSONTextTests {
    @Test("Compact text escapes what must be and nothing else")
    func compact() {
        let value: JSONValue = ["s": "\"\\/\u{8}\u{C}\n\r\t\u{1}é<&>\u{2028}", "n": nil]
        #expect(value.text == "{\"s\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001é<&>\u{2028}\",\"n\":null}")
    }

    @Test("Pretty text has two spaces a level, and empty containers on one line")
    func pretty() {
        let value: JSONValue = ["a": [1, ["b": true]], "c": [], "d": [:]]
        let expected = """
            {
              "a": [
                1,
                {
                  "b": true
                }
              ],
              "c": [],
              "d": {}
            }
            """
        #expect(value.prettyText == expected)
    }

    @Test("Text that was written is read back as the same value")
    func roundTrip() throws {
        let scalars = (0..<0x3000).compactMap { Unicode.Scalar(UInt32($0)) }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        let value: JSONValue = [.string(text), 1.5, -7, ["k\u{0}": false]]
        #expect(try JSONValue(parsing: value.text) == value)
        #expect(try JSONValue(parsing: value.prettyText) == value)
        #expect(try JSONValue(parsing: value.goCompactText) == value)
    }

    @Test("Go's text escapes angle brackets, ampersands and the two separators")
    func goText() throws {
        let tiny = 1e-7
        let float = try #require(JSONValue(tiny))
        let value: JSONValue = ["f": 1.0, "g": float, "s": "<&>/\u{2028}é\u{8}\u{C}\u{1}"]
        #expect(value.goCompactText == #"{"f":1,"g":1e-7,"s":"\u003c\u0026\u003e/\u2028é\b\f\u0001"}"#)
        #expect(JSONValue.string("\u{2029}\u{2027}\u{A8}").goCompactText == "\"\\u2029\u{2027}\u{A8}\"")
        #expect(JSONValue.object([:]).goCompactText == "{}")
        let plain: JSONValue = ["a": 1, "b": "x"]
        #expect(plain.goCompactText == #"{"a":1,"b":"x"}"#)
    }

    @Test(
        "Doubles are written in the shortest form that reads back, as Go does",
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (100, "100"),
            (1e20, "100000000000000000000"),
            (1e21, "1e+21"), (1.25e21, "1.25e+21"), (1e-6, "0.000001"), (1e-7, "1e-7"), (1.5e-7, "1.5e-7"),
            (123456.789, "123456.789"), (Double.leastNonzeroMagnitude, "5e-324"),
            (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"),
        ])
    func doubles(value: Double, text: String) {
        #expect(JSONValue(value)?.text == text)
        #expect(JSONValue(value)?.double == value)
    }

    @Test("Infinities and not-a-number are no JSON")
    func notFinite() {
        #expect(JSONValue(Double.infinity) == nil)
        #expect(JSONValue(Double.nan) == nil)
        #expect(JSONValue.number("1e999").double == nil)
    }

    @Test("A value passes through Codable inside another type")
    func codable() throws {
        struct Holder: Codable, Equatable {
            var payload: JSONValue
        }
        let holder = Holder(payload: ["a": [1, 2.5, true, nil, "x"], "big": .number("18446744073709551615"), "o": [:]])
        let data = try JSONEncoder().encode(holder)
        #expect(try JSONDecoder().decode(Holder.self, from: data) == holder)
    }
}
