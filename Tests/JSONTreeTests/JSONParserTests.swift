import JSONTree
import Testing

struct JSONParserTests {
    @Test("Every kind of value is read, numbers and member order as written")
    func values() throws {
        let value = try JSONValue(parsing: #" {"b": [1, 1.0, -0, 1e3, true, false, null], "a": "x", "c": {}} "#)
        #expect(value.text == #"{"b":[1,1.0,-0,1e3,true,false,null],"a":"x","c":{}}"#)
        #expect(value["b"]?[0]?.int64 == 1)
        #expect(value["b"]?[1]?.int64 == nil)
        #expect(value["b"]?[3]?.double == 1000)
        #expect(value["a"]?.string == "x")
        #expect(value["missing"] == nil)
        #expect(value["b"]?[9] == nil)
    }

    @Test("Escapes are resolved, surrogate pairs too")
    func escapes() throws {
        let value = try JSONValue(parsing: #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#)
        #expect(value.string == "\"\\/\u{8}\u{C}\n\r\té😀")
    }

    @Test(
        "What RFC 8259 does not allow is refused at its place",
        arguments: [
            ("", 1, 1), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("01", 1, 1), ("1.", 1, 3), ("-", 1, 2), ("+1", 1, 1),
            (".5", 1, 1), ("1e", 1, 3), ("nul", 1, 1), ("NaN", 1, 1), ("'a'", 1, 1), ("\"a", 1, 1), ("\"\t\"", 1, 2),
            ("[1\n 2]", 2, 2), ("\"é\\x\"", 1, 3), (#""\ud800""#, 1, 2), (#""\ud800\u0041""#, 1, 2), ("1 2", 1, 3),
            ("{\"a\" 1}", 1, 6), ("{a:1}", 1, 2), ("\u{FEFF}1", 1, 1), ("[1 // x\n]", 1, 4), (#""\u12"#, 1, 2),
        ])
    func refused(text: String, line: Int, column: Int) throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: text) }
        #expect(error.code == .syntax)
        #expect((error.line, error.column) == (line, column), "\(error)")
    }

    @Test("A key that stands twice is an error at the second place")
    func duplicates() throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: "{\"a\": 1,\n \"a\": 2}") }
        #expect(error.code == .duplicateKey)
        #expect((error.line, error.column, error.offset) == (2, 2, 10))
    }

    @Test("Keys that only look alike are two keys")
    func canonicallyEqualKeys() throws {
        let value = try JSONValue(parsing: "{\"\u{E9}\": 1, \"e\u{301}\": 2}")
        #expect(value.object?.count == 2)
        #expect(value["e\u{301}"]?.int64 == 2)
    }

    @Test("Bytes that are not UTF-8 are refused at the exact byte")
    func notUTF8() throws {
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0x61, 0xFF, 0x22]) }
        #expect(error.code == .notUTF8)
        #expect(error.offset == 2)
    }

    @Test("Nesting is allowed up to the limit and refused beyond it")
    func depth() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSONValue(parsing: nested(256)) }
        let error = try #require(throws: JSONError.self) { try JSONValue(parsing: nested(100_000)) }
        #expect(error.code == .tooDeep)
        #expect(error.offset == 256)
    }

    @Test("Cutting a document anywhere gives an error and nothing worse")
    func everyPrefix() {
        let text = #"{"a":[1.5e-3,"\u00e9\ud83d\ude00",true,null],"b":{"c":"é"}}"#
        for length in 0..<text.utf8.count {
            #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8.prefix(length)) }
        }
    }

    @Test("Members of a large object are found, replaced and removed")
    func largeObject() throws {
        let text = "{" + (0..<5000).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}"
        var object = try #require(JSONValue(parsing: text).object)
        #expect(object["k4999"]?.int64 == 4999)
        object["k0"] = nil
        object["k1"] = "one"
        #expect(object.count == 4999)
        #expect(object["k0"] == nil)
        #expect(object["k1"] == "one")
        #expect(object["k4999"]?.int64 == 4999)
    }
}
