import FoundationEssentials
import JSONTree
import SeededRandom
import Testing

@testable import JobPlugin

/// What `PlainDecoder` answers is what Foundation's decoder says, and where it cannot be sure it does not answer.
@Suite("Decoding plain arguments")
struct PlainDecoderTests {
    struct Order: Codable, Hashable {
        var id: Int
        var note: String?
        var lines: [Line]
        var totals: [String: Double]
        var flag = false
    }

    struct Line: Codable, Hashable {
        var sku: String
        var count: UInt8
        var kind: Kind
    }

    enum Kind: String, Codable, Hashable { case book, film }

    /// Takes what it can get, and so hides the errors of its first tries.
    enum Lenient: Decodable, Hashable {
        case number(Int), text(String), list([Lenient]), nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .list(try container.decode([Lenient].self))
            }
        }
    }

    struct Foundational: Codable, Hashable {
        var at: Date?
        var link: URL?
        var price: Decimal?
        var bytes: Data?
        var wide: Int128?
        var small: Float?
    }

    class Base: Decodable { var id = 0 }
    final class Derived: Base {
        let name: String

        private enum CodingKeys: String, CodingKey { case name }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            name = try container.decode(String.self, forKey: .name)
            try super.init(from: try container.superDecoder())
        }
    }

    private func foundation<Value: Decodable>(_ type: Value.Type, _ text: String) -> Value? {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        return try? decoder.decode(type, from: Data(text.utf8))
    }

    /// Compares both on one text; tells whether the plain one answered.
    private func answers<Value: Decodable & Hashable>(_ type: Value.Type, _ text: String) throws -> Bool {
        let expected = foundation(type, text)
        let plain = PlainDecoder.decode(type, from: text)
        if let plain { #expect(plain == expected, "\(text)") }
        #expect((try? ArgumentCoding.decode(type, from: text)) == expected, "\(text)")
        return plain != nil
    }

    @Test("objects, lists, texts and numbers are answered")
    func plain() throws {
        #expect(try answers([String: Int].self, #"{"num":0}"#))
        #expect(
            try answers(
                Order.self,
                #"{"id":-7,"lines":[{"sku":"a\n\u00e9","count":255,"kind":"film"}],"totals":{"x":0.1,"y":1e3},"flag":true}"#
            ))
        #expect(try answers(Order.self, #"{"id":1,"note":null,"lines":[],"totals":{},"flag":false,"more":[[{}]]}"#))
        #expect(try answers([[Int64?]].self, "[[1,null],[],[9223372036854775807]]"))
        #expect(try answers([UInt64].self, "[18446744073709551615]"))
        #expect(try answers([Int: String].self, #"{"1":"a","-2":"b"}"#))
        #expect(try answers([Bool].self, " [ true , false ] "))
        #expect(try answers(Double?.self, "null"))
        #expect(try answers(Double.self, "5e-324"))
    }

    @Test(
        "what it is not sure of is left to Foundation",
        arguments: [
            #"{"id":1.0,"lines":[],"totals":{},"flag":true}"#, #"{"id":1e2,"lines":[],"totals":{},"flag":true}"#,
            #"{"id":"1","lines":[],"totals":{},"flag":true}"#, #"{"id":1,"totals":{},"flag":true}"#,
            #"{"id":1,"lines":[{"sku":"a","count":256,"kind":"film"}],"totals":{},"flag":true}"#,
            #"{"id":1,"lines":[{"sku":"a","count":2,"kind":"song"}],"totals":{},"flag":true}"#,
            #"{"id":1,"id":2,"lines":[],"totals":{},"flag":true}"#,
            #"{"id":1,"lines":[],"totals":{"é":1,"e\u0301":2},"flag":true}"#,
            #"{"id":1,"lines":[],"totals":{"x":1e999},"flag":true}"#,
            #"{"id":null,"lines":[],"totals":{},"flag":true}"#,
            #"{"id":1,"lines":{},"totals":{},"flag":1}"#, "{", "", "[]", "null", #"{"id":1,}"#, "\u{FEFF}{}",
        ])
    func unsure(text: String) throws {
        #expect(try !answers(Order.self, text))
    }

    @Test("errors that a type hides are noticed")
    func hidden() throws {
        #expect(try answers(Lenient.self, "7"))
        #expect(try !answers(Lenient.self, "7.0"))
        #expect(try !answers(Lenient.self, #"["a",[null,3]]"#))
    }

    @Test("Foundation's own types are its own")
    func foundational() throws {
        #expect(try answers(Foundational.self, "{}"))
        for text in [
            #"{"at":"2026-11-26T10:00:00Z"}"#, #"{"at":1}"#, #"{"link":"https://example.org/ä"}"#, #"{"price":0.10}"#,
            #"{"bytes":"aGk="}"#, #"{"wide":12}"#, #"{"small":0.1}"#,
        ] {
            #expect(try !answers(Foundational.self, text))
        }
    }

    @Test("a class with a part of its own for its base is left to Foundation")
    func base() throws {
        let text = #"{"name":"a","super":{"id":3}}"#
        #expect(PlainDecoder.decode(Derived.self, from: text) == nil)
        #expect(try ArgumentCoding.decode(Derived.self, from: text).id == 3)
    }

    @Test("any tree of values is the same for both, or left to Foundation")
    func trees() throws {
        var generator = SplitMix64(state: 7)
        var answered = 0
        for _ in 0..<2_000 {
            let tree = tree(depth: 3, using: &generator)
            if try answers([String: [Int]].self, tree.text) { answered += 1 }
            _ = try answers([Lenient].self, tree.text)
            _ = try answers([String?].self, tree.text)
            _ = try answers(JSONValue.self, tree.text)
            _ = try answers([Double].self, tree.text)
        }
        #expect(answered > 0)
    }

    private func tree(depth: Int, using generator: inout SplitMix64) -> JSONValue {
        func count() -> Range<Int> { 0..<Int.random(in: 0...3, using: &generator) }
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &generator))
        case 2: return JSONValue(Int.random(in: -300...300, using: &generator))
        case 3:
            let texts = ["0.5", "-0", "1e2", "1.0", "12345678901234567890"]
            return .number(texts.randomElement(using: &generator) ?? "0")
        case 4, 5: return .string(["", "a", "é", "1"].randomElement(using: &generator) ?? "")
        case 6: return .array(count().map { _ in tree(depth: depth - 1, using: &generator) })
        default:
            let members = count().map { JSONObject.Member("k\($0)", tree(depth: depth - 1, using: &generator)) }
            return .object(JSONObject(members))
        }
    }
}
