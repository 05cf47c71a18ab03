import JobModel
import Testing

@Suite("The key of a concurrency limit")
struct KeyedConcurrencyTests {
    private func key(_ arguments: String, _ field: String? = "g") -> String {
        KeyedConcurrency(max: 1, field: field).key(of: arguments)
    }

    @Test(
        "is one text for values that are equal",
        arguments: [
            [#"{"g":1}"#, #"{"g":1.0}"#, #"{"g":1e0}"#, #"{"h":2,"g":10e-1}"#],
            [#"{"g":0}"#, #"{"g":-0}"#, #"{"g":0.0}"#],
            [#"{"g":0.5}"#, #"{"g":5e-1}"#, #"{"g":0.50}"#],
            [#"{"g":"a/b"}"#, #"{"g":"\u0061\/b"}"#],
            [#"{"g":{"b":1,"a":{"d":2,"c":[1.0]}}}"#, #"{ "g": {"a":{"c":[1],"d":2}, "b":1} }"#],
            [#"{"g":null}"#, "{}", #"{"G":1}"#, "not JSON", #"{"g":1,"g":2}"#, "[]"],
        ])
    func equal(texts: [String]) {
        #expect(Set(texts.map { key($0) }).count == 1)
    }

    @Test("differs for values that differ")
    func different() {
        let texts = [
            #"{"g":1}"#, #"{"g":"1"}"#, #"{"g":1.5}"#, #"{"g":true}"#, #"{"g":"true"}"#, #"{"g":null}"#,
            #"{"g":"null"}"#, #"{"g":""}"#, #"{"g":[]}"#, #"{"g":{}}"#, #"{"g":[1,2]}"#, #"{"g":[2,1]}"#,
            #"{"g":"A"}"#, #"{"g":"a"}"#, #"{"g":9007199254740993}"#, #"{"g":9007199254740992}"#,
            #"{"g":123456789012345678901}"#, #"{"g":123456789012345678902}"#,
        ]
        #expect(Set(texts.map { key($0) }).count == texts.count)
    }

    @Test("is one for all jobs where no field is named")
    func noField() {
        #expect(key(#"{"g":1}"#, nil) == key("{}", nil))
    }

    @Test("follows dots into nested values, and reads any name")
    func names() {
        #expect(key(#"{"g":{"h":7}}"#, "g.h") == "7")
        #expect(key(#"{"g":7}"#, "g.h") == "null")
        #expect(key(#"{"a \"b\" $":7}"#, #"a "b" $"#) == "7")
    }
}
