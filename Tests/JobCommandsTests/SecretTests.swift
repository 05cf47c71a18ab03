import Testing

@Suite("Secrets")
struct SecretTests {
    @Test(
        "no format of validate shows a password that stands in the file",
        arguments: ["text", "json", "sarif", "github"])
    func hidden(format: String) async throws {
        let project = try Project([
            "jobs.yaml": "version: 1\nstore: { url: \"postgres://app:hunter2secret@db.example/app\" }\n"
        ])
        let run = await project.run("validate --format \(format)")
        #expect(run.exit == 1)
        #expect(run.output.contains("RJ600"))
        #expect(!run.output.contains("hunter2secret") && !run.messages.contains("hunter2secret"))
    }
}
