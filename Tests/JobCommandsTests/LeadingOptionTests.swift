import JSONTree
import Testing

@Suite("Global options in front of the command")
struct LeadingOptionTests {
    @Test(
        "they mean the same as behind it",
        arguments: [
            "-c PROJECT next @hourly --format json", "--color=never -c PROJECT next @hourly --format json",
            "-q -c PROJECT next @hourly --format json", "next @hourly -c PROJECT --format json",
        ])
    func sameMeaning(line: String) async throws {
        let project = try Project(["jobs.yaml": "version: 1\n"])
        let run = await CommandRun.of(line.replacing("PROJECT", with: project.path))
        #expect(run.exit == 0, "\(run.messages)")
        #expect(run.json?["expression"] == "@hourly")
    }

    @Test("without a command they are an error that says so")
    func noCommand() async {
        #expect(await CommandRun.of("-c somewhere").exit == 2)
    }
}
