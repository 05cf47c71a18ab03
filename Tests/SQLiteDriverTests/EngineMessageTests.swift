import Testing

@testable import SQLiteDriver

@Suite("Messages without values")
struct EngineMessageTests {
    @Test(
        "a quoted part stays only if the statement has it",
        arguments: [
            ("no such table: t", "SELECT * FROM t", "no such table: t"),
            ("near \"FRM\": syntax error", "SELECT 1 FRM t", "near \"FRM\": syntax error"),
            ("JSON path error near 'secret'", "SELECT json_extract(a, $1)", "JSON path error near '…'"),
            ("bad path: 'it's \"x\" secret'", "SELECT $1", "bad path: '…'"),
            ("unterminated 'secret", "SELECT $1", "unterminated '"),
        ])
    func quotedParts(raw: String, statement: String, expected: String) {
        #expect(EngineMessage(raw, statement: statement).text.hasPrefix(expected))
        #expect(!EngineMessage(raw, statement: statement).text.contains("secret"))
    }
}
