import JobCommands
import JobConfig
import Testing

@Suite("Documents")
struct DocumentTests {
    @Test("each command in a code block of a document parses")
    func commands() throws {
        let pages = ["README.md", "CONTRIBUTING.md"] + Checkout.names(in: "docs").map { "docs/" + $0 }
        for page in pages where page.hasSuffix(".md") {
            var isCode = false
            for line in (Checkout.text(page) ?? "").split(separator: "\n") {
                if line.hasPrefix("```") { isCode.toggle() }
                let words = ShellWords.split(String(line))
                guard isCode, let first = words.first(where: { $0 != "$" }), first.hasSuffix("runner") else { continue }
                let arguments = words.drop { $0 != first }.dropFirst()
                #expect(CommandLineProgram.problem(parsing: Array(arguments)) == nil, "\(page): \(line)")
            }
        }
    }

    @Test("there is a changelog, and it has a place for what comes next")
    func changelog() {
        #expect(Checkout.text("CHANGELOG.md")?.contains("\n## Unreleased\n") == true)
    }

    @Test("the reference of keys is the program's own")
    func reference() throws {
        try Checkout.expect(ReferencePage.markdown, golden: "../../../docs/reference.md")
    }
}
