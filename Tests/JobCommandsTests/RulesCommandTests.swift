import JSONTree
import JobCommands
import Testing

@Suite("explain and schema")
struct RulesCommandTests {
    @Test("a rule is explained the same as last time, whatever the case of its code")
    func explain() async throws {
        let run = await CommandRun.of("explain RJ204")
        #expect(run.exit == 0)
        try Checkout.expect(run.output, golden: "explain.txt")
        #expect(await CommandRun.of("explain rj204").output == run.output)
        let document = try #require(await CommandRun.of("explain RJ204 --format json").json)
        #expect(document.members.map(\.key) == ["format", "code", "severity", "title", "why", "bad", "good"])
    }

    @Test("all rules are listed the same as last time")
    func all() async throws {
        try Checkout.expect(await CommandRun.of("explain --all").output, golden: "explain-all.txt")
    }

    @Test("the schemas are those in the folder schemas", arguments: ["jobs", "schedules"])
    func schema(file: String) async throws {
        let run = await CommandRun.of("schema \(file)")
        #expect(run.exit == 0)
        #expect(run.json?["$schema"]?.string == "http://json-schema.org/draft-07/schema#")
        try Checkout.expect(run.output, golden: "schema.\(file).json")
    }
}
