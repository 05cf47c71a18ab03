import JSONTree
import Testing

@Suite("Wrong usage")
struct UsageTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var line: String
        var exit: Int32
        var message: String
        var testDescription: String { line }

        init(_ line: String, _ exit: Int32, _ message: String) {
            self.line = line
            self.exit = exit
            self.message = message
        }
    }

    static let cases = [
        Case("bogus", 2, #"there is no command "runner bogus""#),
        Case("plna", 2, "did you mean `runner plan`?"),
        Case("jobs lst", 2, "did you mean `runner jobs list`?"),
        Case("validate --bogus", 2, "unknown option '--bogus'"),
        Case("validate --format xml", 2, "'sarif'"),
        Case("validate extra", 2, "unexpected argument 'extra'"),
        Case("validate --max-problems -1", 2, "--max-problems takes 0 or more"),
        Case("validate --env nowhere", 2, #"there is no environment "nowhere""#),
        Case("validate --env stagin", 2, "did you mean staging?"),
        Case("explain", 2, "give a code, or --all"),
        Case("explain RJ9999", 1, "there is no rule RJ9999"),
        Case("schema crons", 2, "'schedules'"),
        Case("next", 2, "give an expression, or --schedule ID"),
        Case("next '@hourly' --schedule digest", 2, "give an expression, or --schedule ID"),
        Case("next '* * * *'", 2, "  * * * *\n  ^^^^^^^"),
        Case("next '0 0 1 é *'", 2, "        ^"),
        Case("next ''", 2, "the expression is empty"),
        Case("next 'at 25:00'", 2, "25:00 is not a time such as 06:00"),
        Case("next 'at 06:00 days someday'", 2, "days takes weekdays"),
        Case("next 'every 10ms'", 2, "an interval is at least 1s"),
        Case("next '@hourly' --timezone Europe/Lodnon", 2, "did you mean Europe/London?"),
        Case("next '@hourly' --from gestern", 2, "--from gestern\n         ^^^^^^^"),
        Case("next '@hourly' --count 0", 2, "--count takes 1 to 10000"),
        Case("next '@hourly' --count -3", 2, "--count takes 1 to 10000"),
        Case("next --schedule nothing", 1, #"there is no schedule "nothing""#),
        Case("plan --at never", 2, "--at never\n       ^^^^^"),
        Case("plan --for 0s", 2, "--for 0s"),
        Case("plan --for 60w", 2, "is longer than a year"),
        Case("plan --against deployed", 2, "deploys are not in this version"),
        Case("plan --against dir:nowhere", 3, "there is no folder nowhere"),
        Case("plan --detailed-exitcode", 2, "--detailed-exitcode needs --against"),
        Case("plan --simulate-downtime 05:00", 2, "a downtime has two ends"),
        Case("plan --simulate-downtime 06:00..05:00", 2, "the downtime ends before it begins"),
        Case("plan --format pdf", 2, "'markdown'"),
        Case("plan --by queue --format html", 2, "--by is for --format text"),
        Case("plan --by week", 2, "'week'"),
        Case("plan --schedule digets", 2, "did you mean digest?"),
        Case("plan --timezone Mars/Olympus", 2, #"there is no time zone "Mars/Olympus""#),
        Case("plan --users nothing.csv", 3, "nothing.csv: No such file or directory"),
        Case("plan --user 7", 1, "--user 7: nobody with that id was found"),
        Case("jobs list", 3, "there is no store at PROJECT/.runner/runner.db"),
        Case("jobs list --limit -5", 2, "--limit takes 1 to 10000"),
        Case("jobs list --limit 99999999999999999999", 2, "--limit"),
        Case("jobs list --state done", 2, "retryable"),
        Case("jobs show", 2, "missing expected argument '<id>'"),
        Case("jobs show seven", 2, "the value 'seven' is invalid for '<id>'"),
        Case("jobs retry", 2, "missing expected argument"),
        Case("jobs list --store mysql:x", 2, "unknown scheme"),
        Case("jobs list --store sqlite:", 2, "names no file"),
        Case("jobs list --store ''", 2, "unknown scheme"),
        Case("jobs list --store postgres://u:p@127.0.0.1:1/db", 3, "Connection refused"),
        Case("jobs list --store sqlite:/", 3, "the store cannot be opened"),
        Case("jobs list --store sqlite:/dev/null/x.db", 3, "there is no store at /dev/null/x.db"),
        Case("migrate up --store sqlite:/dev/null/x/y.db", 3, "the store cannot be opened"),
        Case("migrate down --to 0", 2, "repeat it with --yes"),
        Case("migrate down --to -1 --yes", 2, "--to -1 is no version"),
        Case("migrate sql 999", 1, "there is no migration 999"),
        Case("queues pause nothing", 1, #"there is no queue "nothing""#),
        Case("bench --jobs 0", 2, "--jobs takes 1 to"),
        Case("bench --concurrency -1", 2, "--concurrency takes 1 to"),
        Case("--store x", 2, "unknown option '--store'"),
    ]

    static let files = [
        "jobs.yaml": """
        version: 1
        environments:
          staging: {}
        jobs:
          greet: { handler: { exec: [/bin/cat] } }
        """,
        "schedules.yaml": """
        version: 1
        schedules:
          digest: { job: greet, at: "06:00" }
        """,
    ]

    @Test("each mistake has its exit code and a message that names it", arguments: cases)
    func text(_ mistake: Case) async throws {
        let project = try Project(Self.files)
        let run = await project.run(mistake.line)
        #expect(run.exit == mistake.exit)
        #expect(run.messages.contains(mistake.message), "\(run.messages)")
        #expect(run.messages.hasPrefix("runner: ") && run.output.isEmpty)
    }

    @Test(
        "with --format json the same is a document on standard output",
        arguments: cases.filter { !$0.line.contains("--format") })
    func json(_ mistake: Case) async throws {
        let project = try Project(Self.files)
        let run = await project.run(ShellWords.split(mistake.line) + ["--format", "json"])
        #expect(run.exit == mistake.exit)
        let document = try #require(run.json)
        #expect(document.members.map(\.key) == ["format", "error"])
        #expect(document["format"]?.int64 == 1)
        let error = try #require(document["error"]?.object)
        #expect(error.members.map(\.key) == ["code", "message", "help"])
        #expect(error["code"]?.string?.isEmpty == false && error["message"]?.string?.isEmpty == false)
        #expect(run.messages.isEmpty)
    }

    @Test("a damaged configuration shows its errors and is refused, unless the store is named")
    func damaged() async throws {
        let project = try Project(["jobs.yaml": "version: 1\nstore: 7\n"])
        for line in ["plan", "jobs list", "queues list"] {
            let run = await project.run(line)
            #expect(run.exit == 1, "\(line)")
            #expect(run.messages.contains("jobs.yaml:2:8") && run.messages.contains("has errors"), "\(run.messages)")
        }
        let named = await project.run("jobs list --store sqlite:\(project.path)/x.db")
        #expect(named.exit == 3 && named.messages.contains("there is no store at"))
    }

    @Test("a file that is no database is not taken for one")
    func noDatabase() async throws {
        let project = try Project(Self.files.merging(["x.db": String(repeating: "text ", count: 300)]) { $1 })
        let run = await project.run("jobs list --store sqlite:\(project.path)/x.db")
        #expect(run.exit == 3 && run.messages.contains("it is not an SQLite database"))
    }
}
