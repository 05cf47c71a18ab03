import JSONTree
import Subprocess
import SystemPackage
import Testing

@Suite("plan --against, in a repository")
struct PlanAgainstTests {
    private func git(_ arguments: String..., in scenario: Scenario) async throws {
        let result = try await Subprocess.run(
            .name("git"), arguments: Arguments(arguments),
            environment: .inherit.updating([
                "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "a",
                "GIT_COMMITTER_EMAIL": "a@example.com", "GIT_CONFIG_GLOBAL": "/dev/null",
                "GIT_CONFIG_SYSTEM": "/dev/null",
            ]),
            workingDirectory: scenario.folder, output: .discarded, error: .string(limit: 1 << 16))
        #expect(result.terminationStatus == .exited(0), "\(result.standardError)")
    }

    @Test("a name that is a folder and a revision means the folder, with a note; prefixes decide otherwise")
    func folderAndRevision() async throws {
        let job = "jobs: { report: { handler: { exec: [/bin/cat] } } }\n"
        let scenario = try Scenario(jobs: job, schedules: "  daily: { job: report, at: \"06:00\" }\n")
        try await git("init", "--quiet", in: scenario)
        try await git("add", "--all", in: scenario)
        try await git("commit", "--quiet", "--message", "files", in: scenario)
        try await git("branch", "old", in: scenario)
        try scenario.write("old/jobs.yaml", "version: 1\n" + job)
        try scenario.write("old/schedules.yaml", "version: 1\nschedules: { daily: { job: report, at: \"05:00\" } }\n")

        for (name, field, note) in [("old", "at 05:00", true), ("dir:old", "at 05:00", false), ("git:old", nil, false)]
        {
            let result = try await scenario.run("plan", "--at", "tomorrow", "--against", name, "--format", "json")
            #expect(result.exitCode == 0, "\(result.messages)")
            #expect(result.messages.contains("note: old is a folder and a git revision") == note, "\(name)")
            let changes = try JSONValue(parsing: result.output)["changes"]?.array ?? []
            #expect(changes.first?["fields"]?[0]?["before"]?.string == field, "\(name)")
        }
    }
}
