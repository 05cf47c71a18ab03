import JobCommands
import Testing

@Suite("Help")
struct HelpTests {
    static let commands = [[]] + CommandLineProgram.commands

    @Test("the help of each command is as it was read last", arguments: commands)
    func golden(command: [String]) async throws {
        let run = await CommandRun.of(command + ["--help"])
        #expect(run.exit == 0 && run.messages.isEmpty)
        try Checkout.expect(run.output, golden: "help/\((["runner"] + command).joined(separator: "-")).txt")
    }

    @Test("there is no golden help of a command that is gone")
    func noLeftovers() {
        let wanted = Self.commands.map { (["runner"] + $0).joined(separator: "-") + ".txt" }
        #expect(Checkout.names(in: "Tests/JobCommandsTests/Goldens/help") == wanted.sorted())
    }

    @Test("each help has examples that parse, and fits eighty columns", arguments: commands)
    func examples(command: [String]) async {
        let help = await CommandRun.of(command + ["--help"]).output
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        #expect(lines.allSatisfy { $0.count <= 80 }, "\(lines.filter { $0.count > 80 })")
        #expect(lines.contains("EXAMPLES:"))
        let examples = lines.filter { $0.hasPrefix("  runner ") }.map { ShellWords.split(String($0.dropFirst(2))) }
        #expect(!examples.isEmpty)
        for example in examples {
            let problem = CommandLineProgram.problem(parsing: Array(example.dropFirst()))
            #expect(problem == nil, "\(example.joined(separator: " "))")
            #expect(command.isEmpty || example.dropFirst().starts(with: command), "\(example)")
        }
    }

    @Test("runner alone, help and --help say the same and succeed")
    func alone() async {
        let help = await CommandRun.of("--help")
        for line in ["", "help"] {
            let run = await CommandRun.of(line)
            #expect(run.exit == 0 && run.output == help.output && run.messages.isEmpty, "\(line)")
        }
        for group in ["jobs", "queues", "schedules", "migrate", "plugins", "new"] {
            let run = await CommandRun.of(group)
            #expect(run.exit == 0 && run.output.contains("EXAMPLES:"), "\(group)")
        }
    }

    @Test("the version is a line of its own")
    func version() async {
        let run = await CommandRun.of("--version")
        #expect(run.exit == 0 && run.output == RunnerVersion.current + "\n")
    }

    @Test("completions are written for each shell", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) async {
        let run = await CommandRun.of("--generate-completion-script \(shell)")
        #expect(run.exit == 0 && run.output.contains("validate"))
    }
}
