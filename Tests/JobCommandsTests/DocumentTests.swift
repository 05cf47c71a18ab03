import JobCommands
import JobConfig
import Testing

@Suite("Documents")
struct DocumentTests {
    @Test("the read-me shows commands, and each of them parses")
    func commands() throws {
        let commands = try DocumentTests.commands(in: #require(Checkout.text("README.md")))
        #expect(commands.count > 10)
        for command in commands {
            #expect(CommandLineProgram.problem(parsing: command) == nil, "runner \(command.joined(separator: " "))")
        }
    }

    /// The arguments of every line in a code block that begins with `runner`, `$ runner` or `swift run runner`.
    private static func commands(in page: String) -> [[String]] {
        var isCode = false
        return page.split(separator: "\n").compactMap { line in
            if line.hasPrefix("```") { isCode.toggle() }
            let words = ShellWords.split(String(line))
            guard isCode, let start = words.firstIndex(of: "runner") else { return nil }
            guard ["", "$", "swift run"].contains(words[..<start].joined(separator: " ")) else { return nil }
            return Array(words[(start + 1)...])
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
