import SourceMarks
import Testing
import YAMLTree

@Test("dump") func dump() {
    let traps = [
        "cron: */5 * * * *\nnext: 1\n", "a: { cron: * * * * *, b: 1 }\n", "c: @hourly # daily\nd: %5\ne: `x`\n",
        "a:\n\tb: 1\n\tc: 2\nd: @x\n", "a: 1\n---\nb: 2\n", "b: &base {a: 1}\nc: *bse\n", "a: &a [1, *a]\n", "a: &x 1\n",
        "a: 1\nb: 2\na: 3\n", "[a, b]: 1\n", "msg: a: b\nn: é: ü\n", "days: [mon, tue\ncron: \"1\"\nx: @y\n",
        "a: \"foo\nb: \"bar\"\nc: 1\n", "a: \"foo\nb: 1\n", "url: { a: ${NAME}, b: http://${X:-y}/z }\n", "a: !foo x\n",
        "a: {{user.id}}\n", "a: { b: {{user.id}}, c: 1 }\n", "a: b\n  c: d\ne: @f\n", "a:\n    b: 1\n  c: 2\n",
        "a: 1\nfoo\nb: 2\n", "a: 1\nfoo:bar\nb: 2\n", "a: - b\nc: 1\n", "a: \"\\d\"\nb: 2\n", "a: | text\nb: 1\n",
        "a: [1 2, \"x\" y]\nb: 1\n", "a: \"x\" y\nb: 1\n", "<<: 1\n", "x: &x {a: 1}\ny: {<<: *x, b: 2, <<: *x}\n",
        "a: \u{1}b\n", "  a: 1\nb: 2\n", "a: &b\n", "? [a]\n: b\n", "%FOO\n", "a: ]\n", "a: {b: 1\n", "a: & b\n", "a: *\n", "- *.example.com\n- @x\n", "a: !e!x y\n", "", "# only\n", "---\n", "a: 1\n...\nb: 1\n", "key: [ @a, `b` ]\n", "foo: bar\n- a\n", "a: 'it's'\nb: 1\n",
    ]
    for trap in traps {
        print("-----\n\(trap)")
        let document = YAMLParser.parse(SourceFile(path: "x", text: trap))
        for p in document.problems {
            print("  \(p.span.start.line):\(p.span.start.column)-\(p.span.end.line):\(p.span.end.column) \(p.kind): \(p.message) | help: \(p.help ?? "-") | \(p.related.map { "\($0.span.start.line):\($0.span.start.column) \($0.message)" } ?? "-")")
        }
        print("  =>", document.root.map(show) ?? "nil", document.isComplete, document.comments.map(\.text))
    }
}
func show(_ n: YAMLNode) -> String {
    switch n.content {
    case .scalar(let s): return s.style == .plain ? s.text : s.quoted
    case .sequence(let e): return "[" + e.map(show).joined(separator: ", ") + "]"
    case .mapping(let m): return "{" + m.entries.map { "\($0.key): \(show($0.value))" }.joined(separator: ", ") + "}"
    }
}
