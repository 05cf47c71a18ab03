import Testing
import YAMLTree

struct YAMLScalarTests {
    private func plain(_ text: String) -> YAMLScalar { YAMLScalar(text, style: .plain) }

    @Test("Only the core schema's words are null and booleans, and only unquoted")
    func words() {
        #expect(["", "~", "null", "Null", "NULL"].allSatisfy { plain($0).isNull })
        #expect(!plain("nUll").isNull)
        #expect(!YAMLScalar("", style: .doubleQuoted).isNull)
        #expect(plain("True").bool == true)
        #expect(plain("FALSE").bool == false)
        #expect(["yes", "no", "on", "tRue"].allSatisfy { plain($0).bool == nil })
        #expect(YAMLScalar("true", style: .singleQuoted).bool == nil)
    }

    @Test(
        "Whole numbers are decimal, 0o and 0x",
        arguments: [
            ("0", 0), ("12", 12), ("-12", -12), ("+5", 5), ("0o17", 15), ("0xFf", 255), ("-0", 0),
            ("9223372036854775807", Int64.max), ("9223372036854775808", nil), ("010", nil), ("-010", nil),
            ("1_000", nil),
            ("0x-1", nil), ("0o8", nil), ("1.0", nil), ("", nil), ("-", nil), ("١", nil),
        ] as [(String, Int64?)])
    func integers(text: String, value: Int64?) {
        #expect(plain(text).integer == value)
    }

    @Test(
        "Numbers follow the core schema, without infinities",
        arguments: [
            ("1.5", 1.5), (".5", 0.5), ("1.", 1), ("-1e3", -1000), ("12", 12), (".inf", nil), (".nan", nil),
            ("nan", nil),
            ("1e", nil), ("0x1p3", nil), ("010", nil), ("1e999", nil), (".", nil), ("infinity", nil),
        ] as [(String, Double?)])
    func doubles(text: String, value: Double?) {
        #expect(plain(text).double == value)
    }

    @Test(
        "What YAML 1.1 reads otherwise is named",
        arguments: [
            ("yes", .booleanWord(true)), ("NO", .booleanWord(false)), ("Off", .booleanWord(false)), ("oN", nil),
            ("y", .booleanWord(true)), ("12:30", .sexagesimal(750)), ("6:30", .sexagesimal(390)), ("06:00", nil),
            ("-1:30", .sexagesimal(-90)), ("1:75", nil), ("010", .leadingZero(octal: 8)),
            ("089", .leadingZero(octal: nil)), ("1_000", .underscores), ("a_b", nil), ("true", nil), ("0", nil),
            ("99999999999999999999:10", nil),
        ] as [(String, YAMLScalar.Ambiguity?)])
    func ambiguity(text: String, expected: YAMLScalar.Ambiguity?) {
        #expect(plain(text).ambiguity == expected)
        #expect(YAMLScalar(text, style: .doubleQuoted).ambiguity == nil)
    }
}
