import SourceMarks
import Testing
import YAMLTree

struct YAMLParserTests {
    private func parse(_ text: String, limits: YAMLLimits = .standard) -> YAMLDocument {
        YAMLParser.parse(SourceFile(path: "jobs.yaml", text: text), limits: limits)
    }

    @Test("Spans cover the value and nothing round it")
    func spans() throws {
        let text = "a:\n  b: [1, 2]  # c\n\n  d: |\n    x\n    y\n\n  e: &n !!str 5\nf: *n\n"
        let root = try #require(parse(text).root)
        func source(_ node: YAMLNode?) -> String? {
            node.map { String(decoding: Array(text.utf8)[$0.span.start.offset..<$0.span.end.offset], as: UTF8.self) }
        }
        #expect(source(root["a"]?["b"]) == "[1, 2]")
        #expect(source(root["a"]?["d"]) == "|\n    x\n    y")
        #expect(source(root["a"]?["e"]) == "5")
        #expect(source(root["a"])?.hasSuffix("e: &n !!str 5") == true)
        #expect(root["f"]?.span == root["a"]?["e"]?.span)
        #expect(root["f"]?.usedAt?.start == SourcePosition(line: 9, column: 4, offset: text.utf8.count - 3))
        #expect(root["a"]?["e"]?.scalar?.integer == nil)
        #expect(root["a"]?["e"]?.tag == "!!str")
    }

    @Test("Merge keys bring in what is missing: own keys win, then the earlier map")
    func merge() throws {
        let document = parse("x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2}\nz: {<<: [*x, *y], a: 0}\n")
        #expect(document.problems.isEmpty)
        let merged = try #require(document.root?["z"]?.mapping)
        #expect(merged.entries.map(\.key) == ["a", "b", "c"])
        #expect(merged.entries.compactMap(\.value.scalar?.integer) == [0, 1, 2])
        #expect(merged["a"]?.mergedAt == nil)
        #expect(merged["c"]?.mergedAt?.start.line == 3)
        #expect(merged["c"]?.value.span.start.line == 2)
    }

    @Test("Comments are found outside scalars only")
    func comments() {
        let text =
            "# top\na: \"# no\" # yes é\nb: x#no\nc: | # head\n  # no\nd: 'it''s # no'\ne: [1, # in\n 2]\nf: #end"
        #expect(parse(text).comments.map(\.text) == ["top", "yes é", "head", "in", "end"])
        #expect(parse(text).comments[1].span.start == SourcePosition(line: 2, column: 11, offset: 16))
    }

    @Test("An empty text and one with comments alone have no value and no problem", arguments: ["", "# x\n", "\n\n"])
    func empty(text: String) {
        let document = parse(text)
        #expect(document.root == nil)
        #expect(document.problems.isEmpty)
    }

    @Test("An alias bomb is refused without being built")
    func aliasBomb() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let document = parse(text)
        #expect(document.root == nil)
        #expect(document.problems.last?.kind == .tooManyAliasNodes)
    }

    @Test("Each limit has a problem of its own and lets through what keeps to it")
    func limits() {
        func kinds(_ text: String, _ limits: YAMLLimits) -> [YAMLProblem.Kind] {
            parse(text, limits: limits).problems.map(\.kind)
        }
        #expect(kinds("a: 1\n", YAMLLimits(bytes: 5)).isEmpty)
        #expect(kinds("a: 12\n", YAMLLimits(bytes: 5)) == [.tooLarge])
        #expect(kinds("[[[1]]]", YAMLLimits(depth: 4)).isEmpty)
        #expect(kinds("[[[1]]]", YAMLLimits(depth: 3)) == [.tooDeep])
        #expect(kinds("a: &a [[1]]\nb: [*a]\n", YAMLLimits(depth: 4)) == [.tooDeep])
        #expect(kinds("[1, 2]", YAMLLimits(nodes: 3)).isEmpty)
        #expect(kinds("[1, 2, 3]", YAMLLimits(nodes: 3)) == [.tooManyNodes])
        #expect(kinds("a: &a [1, 2]\nb: *a\n", YAMLLimits(aliasNodes: 3)).isEmpty)
        #expect(kinds("a: &a [1, 2]\nb: *a\n", YAMLLimits(aliasNodes: 2)) == [.tooManyAliasNodes])
        #expect(kinds(String(repeating: "[", count: 50_000), .standard) == [.tooDeep])
    }

    @Test("A file of 50,000 lines is read whole, its last line in place")
    func largeFile() throws {
        let text = (0..<50_000).map { "key_\($0): { cron: \"*/5 * * * *\", name: grün } # é\n" }.joined()
        let document = parse(text)
        #expect(document.problems.isEmpty)
        let mapping = try #require(document.root?.mapping)
        #expect(mapping.entries.count == 50_000)
        #expect(mapping["key_49999"]?.value["name"]?.span.start.line == 50_000)
        #expect(document.comments.count == 50_000)
    }

    @Test("Any beginning of a text is read without a crash")
    func everyPrefix() {
        let text = "a: &x [1, \"é\\n\", 'b', {c: *x}]\nd: |\n  e\n? f\n: !!int 5\n<<: {g: @h}\ni: ${J}\n\tk: l\n"
        for length in 0...text.utf8.count {
            let document = YAMLParser.parse(SourceFile(path: "a", bytes: Array(text.utf8.prefix(length))))
            #expect(document.problems.count <= 20)
        }
    }
}
