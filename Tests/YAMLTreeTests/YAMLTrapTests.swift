import SourceMarks
import Testing
import YAMLTree

/// Each trap: the text, the kind of problem, its line and column, and a part of the help.
struct YAMLTrap: Sendable, CustomTestStringConvertible {
    var text: String
    var kind: YAMLProblem.Kind
    var line: Int
    var column: Int
    var help = ""
    /// What the tree is in spite of the mistake; nil if it cannot be had.
    var tree: String?

    var testDescription: String { text }
}

struct YAMLTrapTests {
    static let traps = [
        YAMLTrap(
            text: "cron: */5 * * * *\nx: 1\n", kind: .unquotedAsterisk, line: 1, column: 7,
            help: "write cron: \"*/5 * * * *\"", tree: "{cron: \"*/5 * * * *\", x: 1}"),
        YAMLTrap(
            text: "a: { cron: * * * * *, b: 1 }\n", kind: .unquotedAsterisk, line: 1, column: 12,
            help: "write cron: \"* * * * *\"", tree: "{a: {cron: \"* * * * *\", b: 1}}"),
        YAMLTrap(
            text: "cron: @hourly # each hour\n", kind: .reservedCharacter, line: 1, column: 7,
            help: "write cron: \"@hourly\"", tree: "{cron: \"@hourly\"}"),
        YAMLTrap(
            text: "- `x`\n", kind: .reservedCharacter, line: 1, column: 3, help: "write - \"`x`\"", tree: "[\"`x`\"]"),
        YAMLTrap(
            text: "a: %5\n", kind: .reservedCharacter, line: 1, column: 4, help: "write a: \"%5\"", tree: "{a: \"%5\"}"),
        YAMLTrap(
            text: "a: & b\n", kind: .reservedCharacter, line: 1, column: 4, help: "\"& b\"", tree: "{a: \"& b\"}"),
        YAMLTrap(
            text: "a:\n\tb: 1\n\tc: 2\n", kind: .tabIndentation, line: 2, column: 1, help: "spaces",
            tree: "{a: {b: 1, c: 2}}"),
        YAMLTrap(text: "a: 1\n---\nb: 2\n", kind: .secondDocument, line: 2, column: 1, tree: "{a: 1}"),
        YAMLTrap(
            text: "a: &base 1\nb: *base\nc: *bsae\n", kind: .undefinedAlias, line: 3, column: 4,
            help: "did you mean *base?", tree: "{a: 1, b: 1, c: }"),
        YAMLTrap(text: "a: &a [1, *a]\n", kind: .recursiveAlias, line: 1, column: 11, tree: "{a: [1, ]}"),
        YAMLTrap(text: "a: &b 1\n", kind: .unusedAnchor, line: 1, column: 4, help: "*b", tree: "{a: 1}"),
        YAMLTrap(text: "a: 1\nb: 2\na: 3\n", kind: .duplicateKey, line: 3, column: 1, tree: "{a: 1, b: 2}"),
        YAMLTrap(text: "[a, b]: 1\n", kind: .complexKey, line: 1, column: 1, tree: "{}"),
        YAMLTrap(
            text: "a: {{user.id}}\n", kind: .complexKey, line: 1, column: 4, help: "write \"{{user.id}}\"",
            tree: "{a: \"{{user.id}}\"}"),
        YAMLTrap(
            text: "a: {{user.id}} x\nb: 1\n", kind: .complexKey, line: 1, column: 4, help: "write a: \"{{user.id}} x\"",
            tree: "{a: \"{{user.id}} x\", b: 1}"),
        YAMLTrap(
            text: "msg: a: b\n", kind: .nestedColon, line: 1, column: 7, help: "write msg: \"a: b\"",
            tree: "{msg: \"a: b\"}"),
        YAMLTrap(
            text: "x: { msg: a: b, c: 1 }\n", kind: .nestedColon, line: 1, column: 12, help: "\"a: b\"",
            tree: "{x: {msg: \"a: b\", c: 1}}"),
        YAMLTrap(
            text: "days: [mon, tue\nb: 1\n", kind: .unclosed, line: 1, column: 7, help: "']'", tree: "{days: , b: 1}"),
        YAMLTrap(text: "a: {b: 1\n", kind: .unclosed, line: 1, column: 4, help: "'}'", tree: "{a: }"),
        YAMLTrap(text: "a: \"foo\nb: 1\n", kind: .unclosed, line: 1, column: 4, tree: "{a: , b: 1}"),
        YAMLTrap(text: "a: \"foo\nb: \"bar\"\n", kind: .unclosed, line: 1, column: 4, tree: "{a: , b: \"bar\"}"),
        YAMLTrap(
            text: "s: { url: ${URL}, b: 1 }\n", kind: .unquotedVariable, line: 1, column: 11,
            help: "write url: \"${URL}\"", tree: "{s: {url: \"${URL}\", b: 1}}"),
        YAMLTrap(text: "a: !foo x\n", kind: .unknownTag, line: 1, column: 4, tree: "{a: x}"),
        YAMLTrap(text: "a: \u{1}b\n", kind: .controlCharacter, line: 1, column: 4, tree: "{a: b}"),
        YAMLTrap(text: "a: \u{7F}b\n", kind: .controlCharacter, line: 1, column: 4, tree: "{a: b}"),
        YAMLTrap(text: "<<: 1\n", kind: .badMerge, line: 1, column: 5, tree: "{}"),
        YAMLTrap(text: "a: b\n  c: d\n", kind: .syntax, line: 2, column: 3, tree: "{a: b}"),
        YAMLTrap(text: "a:\n    b: 1\n  c: 2\n", kind: .syntax, line: 3, column: 3, help: "same column"),
        YAMLTrap(
            text: "a: 1\nfoo:bar\nb: 2\n", kind: .syntax, line: 2, column: 1, help: "foo: bar", tree: "{a: 1, b: 2}"),
        YAMLTrap(text: "a: - b\n", kind: .syntax, line: 1, column: 4, help: "[first, second]", tree: "{a: }"),
        YAMLTrap(text: "a: \"\\d\"\n", kind: .syntax, line: 1, column: 5, help: "twice", tree: "{a: }"),
        YAMLTrap(text: "a: \"x\" y\nb: 1\n", kind: .syntax, line: 1, column: 8, tree: "{a: \"x\", b: 1}"),
        YAMLTrap(text: "a: ]\n", kind: .syntax, line: 1, column: 4),
    ]

    @Test("A trap is named, placed, helped with, and read past where that makes sense", arguments: traps)
    func trap(_ trap: YAMLTrap) throws {
        let document = YAMLParser.parse(SourceFile(path: "jobs.yaml", text: trap.text))
        #expect(document.problems.count == 1, "\(document.problems)")
        let problem = try #require(document.problems.first)
        #expect(problem.kind == trap.kind)
        #expect((problem.span.start.line, problem.span.start.column) == (trap.line, trap.column))
        #expect((problem.help ?? "").contains(trap.help) || trap.help.isEmpty, "\(problem.help ?? "")")
        #expect(document.root?.outline == trap.tree)
    }

    @Test("The same trap behind carriage returns is found at the same place", arguments: traps)
    func carriageReturns(_ trap: YAMLTrap) throws {
        let text = trap.text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
        let problem = try #require(YAMLParser.parse(SourceFile(path: "a", text: text)).problems.first)
        #expect(problem.kind == trap.kind)
        #expect((problem.span.start.line, problem.span.start.column) == (trap.line, trap.column))
    }

    @Test("Problems of several lines are all found in one pass, in the order of the text")
    func allAtOnce() {
        let text = "a: @x\nb: *\nc: é: ü\nd: 1\nd: 2\ne: !f g\nh: [1\n"
        let document = YAMLParser.parse(SourceFile(path: "a", text: text))
        #expect(
            document.problems.map(\.kind)
                == [.reservedCharacter, .unquotedAsterisk, .nestedColon, .duplicateKey, .unknownTag, .unclosed])
        #expect(document.problems.map(\.span.start.line) == [1, 2, 3, 5, 6, 7])
        #expect(!document.isComplete)
    }

    @Test("A duplicate key shows both places")
    func duplicateKey() throws {
        let document = YAMLParser.parse(SourceFile(path: "a", text: "a: 1\na: 2\n"))
        let related = try #require(document.problems.first?.related)
        #expect(related.span.start == .start)
        #expect(related.message == "first defined here")
    }

    @Test("Columns count scalars and offsets count bytes")
    func scalars() throws {
        let problem = try #require(
            YAMLParser.parse(SourceFile(path: "a", text: "# ü\nß: \"日本\"\nc: @é # ö\n")).problems.first)
        #expect(problem.span.start == SourcePosition(line: 3, column: 4, offset: 21))
        #expect(problem.span.end == SourcePosition(line: 3, column: 6, offset: 24))
    }

    @Test("Bytes that are not UTF-8 are reported at the exact byte, and the rest is read")
    func notUTF8() throws {
        let document = YAMLParser.parse(
            SourceFile(path: "a", bytes: Array("a: é".utf8) + [0xFF] + Array("\nb: 1\n".utf8)))
        let problem = try #require(document.problems.first)
        #expect(problem.kind == .notUTF8)
        #expect(problem.span.start == SourcePosition(line: 1, column: 5, offset: 5))
        #expect(document.root?["b"]?.scalar?.integer == 1)
    }

    @Test("A byte order mark is no problem and moves nothing")
    func byteOrderMark() {
        let document = YAMLParser.parse(SourceFile(path: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("a: 1\n".utf8)))
        #expect(document.problems.isEmpty)
        #expect(document.root?["a"]?.span.start == SourcePosition(line: 1, column: 4, offset: 3))
    }
}
