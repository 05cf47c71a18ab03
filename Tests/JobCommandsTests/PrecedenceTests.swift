import JSONTree
import Testing

@Suite("Precedence")
struct PrecedenceTests {
    private static func jobs(store: String?) -> [String: String] {
        ["jobs.yaml": "version: 1\n" + (store.map { "store: { url: \"\($0)\" }\n" } ?? "")]
    }

    /// Which store a command looks for, by the path in its complaint.
    private func wanted(
        _ project: Project, _ options: [String] = [], _ environment: [String: String] = [:]
    ) async -> String {
        let run = await project.run(["jobs", "list"] + options, environment: environment)
        let line = run.messages.split(separator: "\n").first ?? ""
        return String(line).replacing("runner: there is no store at ", with: "")
    }

    @Test("the store is the flag's, else RUNNER_STORE's, else the file's, else DATABASE_URL's, else a file beside it")
    func store() async throws {
        let all = ["RUNNER_STORE": "sqlite:/v/variable.db", "DATABASE_URL": "sqlite:/v/database.db"]
        let database = ["DATABASE_URL": "sqlite:/v/database.db"]
        let project = try Project(Self.jobs(store: "sqlite:file.db"))
        #expect(await wanted(project, ["--store", "sqlite:/v/flag.db"], all) == "/v/flag.db")
        #expect(await wanted(project, [], all) == "/v/variable.db")
        #expect(await wanted(project, [], database) == "PROJECT/file.db")
        #expect(await wanted(project, [], ["RUNNER_STORE": ""]) == "PROJECT/file.db")
        let bare = try Project(Self.jobs(store: nil))
        #expect(await wanted(bare, [], database) == "/v/database.db")
        #expect(await wanted(bare) == "PROJECT/.runner/runner.db")
    }

    @Test("a path in the file starts at the file's folder, one in a flag at the working folder")
    func paths() async throws {
        let project = try Project(Self.jobs(store: "sqlite:data/file.db"))
        #expect(await wanted(project) == "PROJECT/data/file.db")
        #expect(await wanted(project, ["--store", "sqlite:data/flag.db"]) == "data/flag.db")
    }

    @Test("the file may take the address from a variable; one that is not set is an error of the commands that need it")
    func variables() async throws {
        let project = try Project(Self.jobs(store: "${DATABASE_URL}"))
        #expect(await wanted(project, [], ["DATABASE_URL": "sqlite:/v/database.db"]) == "/v/database.db")
        let unset = await project.run("jobs list")
        #expect(unset.exit == 1 && unset.messages.contains("DATABASE_URL, which is not set"))
        let fallback = try Project(Self.jobs(store: "${DATABASE_URL:-sqlite:fallback.db}"))
        #expect(await wanted(fallback) == "PROJECT/fallback.db")
    }

    @Test("the environment is --env, else RUNNER_ENV, and its overlay may move the store")
    func environments() async throws {
        let project = try Project([
            "jobs.yaml": """
            version: 1
            environments:
              one: { store: { url: "sqlite:one.db" } }
              two: { store: { url: "sqlite:two.db" } }
            """
        ])
        #expect(await wanted(project) == "PROJECT/.runner/runner.db")
        #expect(await wanted(project, [], ["RUNNER_ENV": "one"]) == "PROJECT/one.db")
        #expect(await wanted(project, ["--env", "two"], ["RUNNER_ENV": "one"]) == "PROJECT/two.db")
    }

    @Test("the folder is -c, else RUNNER_CONFIG")
    func folders() async throws {
        let project = try Project(Self.jobs(store: nil))
        let variable = await CommandRun.of("validate", environment: ["RUNNER_CONFIG": project.path])
        #expect(variable.exit == 0)
        let flag = await CommandRun.of(["validate", "-c", project.path], environment: ["RUNNER_CONFIG": "/nowhere"])
        #expect(flag.exit == 0)
    }
}
