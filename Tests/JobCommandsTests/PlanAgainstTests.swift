import JSONTree
import Testing

@Suite("plan --against")
struct PlanAgainstTests {
    static let jobs = """
        version: 1
        queues:
          default: { concurrency: 5 }
          mailers: { concurrency: 2 }
        jobs:
          report: { handler: { exec: [/bin/cat] } }
          digest: { queue: mailers, timeout: 30s, handler: { exec: [/bin/cat] } }
        environments:
          staging: { runtime: { concurrency: 3 } }
        """
    static let before = [
        "jobs.yaml": jobs,
        "schedules.yaml": """
        version: 1
        schedules:
          digest: { job: digest, at: "06:00", timezone: { each: user, sql: "SELECT 1 AS id, 'UTC' AS time_zone" } }
          tick: { job: report, every: 15m }
          busy: { job: report, cron: "@hourly" }
          calm: { job: report, at: "02:30", timezone: America/New_York, dst: { gap: skip } }
          gone: { job: report, at: "04:00" }
          old_name: { job: report, at: "03:00" }
          same: { job: report, at: "05:00" }
        """,
        "users.csv": "id,time_zone\n1,Europe/London\n2,Asia/Tokyo\n3,Asia/Tokyo\n4,America/New_York\n5,Mars/Olympus\n",
    ]
    static let after = """
        version: 1
        schedules:
          digest: { job: digest, at: "07:00", timezone: { each: user, sql: "SELECT 1 AS id, 'UTC' AS time_zone" } }
          tick: { job: report, every: 20m }
          busy: { job: digest, cron: "5 * * * *" }
          calm: { job: report, at: "02:30", timezone: America/New_York }
          new_name: { job: report, at: "03:00", renamed_from: old_name }
          same: { job: report, at: "05:00" }
          fresh: { job: report, at: "01:00" }
        """

    /// A repository whose working files are not those of its only commit.
    private func edited() async throws -> Project {
        let project = try Project(Self.before)
        try await project.commit()
        try project.write(Self.after, to: "schedules.yaml")
        try project.write(
            Self.jobs.replacing("mailers: { concurrency: 2 }", with: "mailers: { concurrency: 4 }"), to: "jobs.yaml")
        return project
    }

    private let line = "plan --at 2026-03-08 --timezone America/New_York"

    @Test(
        "shows fires that are added, removed and moved, the same as last time", arguments: ["text", "json", "markdown"])
    func golden(format: String) async throws {
        let project = try await edited()
        let run = await project.run(
            "\(line) --users \(project.path)/users.csv --against HEAD --format \(format)", environment: Project.search)
        #expect(run.exit == 0 && run.messages.isEmpty, "\(run.messages)")
        let commit = try await project.git("rev-parse", "HEAD").filter { !$0.isNewline }
        let output = run.replacing(commit, with: "COMMIT").replacing(String(commit.prefix(7)), with: "COMMIT").output
        try Checkout.expect(output, golden: "plan-against.\(format == "text" ? "txt" : format)")
        if format == "text" {
            // The last line is for tools.
            for line in output.split(separator: "\n").dropLast() { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("--expand has a line for every changed fire")
    func expanded() async throws {
        let project = try await edited()
        let run = await project.run(
            "\(line) --users \(project.path)/users.csv --against HEAD --expand --schedule busy --schedule digest",
            environment: Project.search)
        let lines = run.output.split(separator: "\n").map { String($0.drop { $0 == " " }) }
        #expect(lines.count { $0.hasPrefix("> 2026") } == 23 + 4)
        #expect(lines.contains("> 2026-03-08 06:00 GMT -> 2026-03-08 07:00 GMT Europe/London 1 job"))
    }

    @Test("--detailed-exitcode: 0 for nothing, 10 for a difference, and a comparison is needed")
    func exitCodes() async throws {
        let project = try await edited()
        let other = "\(line) --users \(project.path)/users.csv --detailed-exitcode"
        #expect(await project.run("\(other) --against HEAD", environment: Project.search).exit == 10)
        let same = await project.run("\(other) --against \(project.path)")
        #expect(same.exit == 0 && same.output.contains("Changes against PROJECT\n  nothing differs\n"))
        #expect(same.output.hasSuffix(", added 0, removed 0, moved 0\n"))
        let alone = await project.run(other)
        #expect(alone.exit == 2 && alone.messages.contains("--detailed-exitcode needs --against"))
    }

    @Test("a folder, with or without its prefix, and --env on both sides")
    func folders() async throws {
        let project = try Project(Self.before)
        try project.createFolder("old")
        try project.write(Self.jobs, to: "old/jobs.yaml")
        for name in ["\(project.path)/old", "dir:\(project.path)/old"] {
            let run = await project.run("\(line) --env staging --against \(name) --format json")
            #expect(run.exit == 0, "\(run.messages)")
            // No schedules.yaml: no schedules.
            let changes = run.json?["changes"]?.array?.filter { $0["kind"] == "schedule" } ?? []
            #expect(changes.count == 7 && changes.allSatisfy { $0["change"] == "added" })
        }
        try project.write(Self.jobs.replacing("staging", with: "production"), to: "old/jobs.yaml")
        let missing = await project.run("\(line) --env staging --against \(project.path)/old")
        #expect(missing.exit == 1 && missing.messages.contains("old has no environment \"staging\""))
    }

    @Test("the files' own folder counts, wherever it is in the repository")
    func subfolder() async throws {
        let project = try Project()
        try project.createFolder("config/deep")
        for (name, text) in Self.before { try project.write(text, to: "config/deep/\(name)") }
        try await project.commit()
        let arguments = ["plan", "--at", "2026-03-08", "--against", "HEAD", "--detailed-exitcode"]
        let run = await CommandRun.of(
            arguments + ["-c", "\(project.path)/config/deep"], environment: Project.search)
        #expect(run.exit == 0, "\(run.messages)")
    }

    @Test("what cannot be compared is named, with a way out")
    func refusals() async throws {
        let project = try await edited()
        try project.write("not yaml", to: "file")
        let cases: [(String, Int32, String)] = [
            ("deployed", 2, "deploys are not in this version"), ("revision:3", 2, "deploys are not in this version"),
            ("", 2, "names nothing to compare with"), ("git:", 2, "names nothing to compare with"),
            ("dir:", 2, "names nothing to compare with"),
            ("nowhere", 3, "there is neither a folder nor a git revision \"nowhere\""),
            ("git:nowhere", 3, "there is no git revision \"nowhere\""),
            ("git:-x", 3, "there is no git revision \"-x\""),
            ("git:HEAD:jobs.yaml", 3, "there is no git revision"), ("dir:nowhere", 3, "there is no folder nowhere"),
            ("dir:\(project.path)/file", 3, "is a file"), ("\(project.path)/file", 3, "is a file"),
        ]
        for (name, exit, message) in cases {
            let run = await project.run(
                ["plan", "--at", "2026-03-08", "--against", name], environment: Project.search)
            #expect(run.exit == exit && run.messages.contains(message), "\(name): \(run.exit) \(run.messages)")
            #expect(run.messages.contains("  help: ") && run.output.isEmpty, "\(name)")
        }
        let json = await project.run("\(line) --against deployed --format json")
        #expect(json.json?["error"]?.object?["code"] == "no_deploys")
        let noGit = await project.run("\(line) --against HEAD", environment: ["PATH": "\(project.path)"])
        #expect(noGit.exit == 3 && noGit.messages.contains("there is no program git in PATH"))
        let noRepository = try Project(Self.before)
        let run = await noRepository.run("\(line) --against HEAD", environment: Project.search)
        #expect(run.exit == 3 && run.messages.contains("PROJECT is in no git repository"))
    }

    @Test("a revision without the files, or with errors in them, is named by its own places")
    func brokenRevision() async throws {
        let project = try Project(["note": "no files yet"])
        try await project.commit()
        for (name, text) in Self.before { try project.write(text, to: name) }
        let absent = await project.run("\(line) --against HEAD", environment: Project.search)
        #expect(absent.exit == 3 && absent.messages.contains("HEAD has no jobs.yaml in PROJECT"))
        try project.write("version: 1\nschedules:\n  a: { job: report, cron: \"61 * * * *\" }\n", to: "schedules.yaml")
        try await project.commit()
        try project.write(Self.after, to: "schedules.yaml")
        let broken = await project.run("\(line) --against HEAD", environment: Project.search)
        #expect(broken.exit == 1 && broken.messages.contains("HEAD:schedules.yaml:3:"))
        #expect(broken.messages.contains("--against: HEAD has errors: 1 error"))
    }

    @Test("a schedule that is only on the other side may be asked for")
    func removedSchedule() async throws {
        let project = try await edited()
        let run = await project.run(
            "plan --at 2026-03-08 --against HEAD --schedule gone", environment: Project.search)
        #expect(run.exit == 0 && run.output.contains("- gone: at 04:00, UTC; 1 fire, 1 job"))
        #expect(await project.run("\(line) --schedule gone").exit == 2)
        // The old id comes along with the new one.
        let renamed = await project.run("\(line) --against HEAD --schedule new_name", environment: Project.search)
        #expect(renamed.output.contains("~ id: old_name -> new_name"))
    }

    @Test("users may be given for a schedule that is only on the other side")
    func usersOfRemovedSchedule() async throws {
        let project = try Project(Self.before)
        try await project.commit()
        try project.write(
            Self.after.replacing("digest: { job: digest, at: \"07:00\"", with: "other: { job: digest, at: \"07:00\""),
            to: "schedules.yaml")
        let run = await project.run(
            "plan --at 2026-03-08 --against HEAD --schedule digest --users digest=\(project.path)/users.csv",
            environment: Project.search)
        #expect(run.output.contains("- digest: at 06:00, each user; 4 fires, 5 jobs"), "\(run.output)\(run.messages)")
    }
}
