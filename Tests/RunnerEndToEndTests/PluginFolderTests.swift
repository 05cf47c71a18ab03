import JSONTree
import Testing

@Suite("runner new plugin", .timeLimit(.minutes(5)))
struct PluginFolderTests {
    private static let package = """
        let plugins: [PluginFolder] = [
            // plugins:begin
            PluginFolder(name: "Loomio")
            // plugins:end
        ]

        """
    private static let linked = """
        // imports:begin
        import JobPlugin
        import Loomio
        // imports:end

        enum LinkedPlugins {
            static let all: [any JobPlugin.Type] = [
                // plugins:begin
                LoomioPlugin.self
                // plugins:end
            ]
        }

        """
    private static let jobs = """
        version: 1
        jobs:
          pass: { handler: { exec: ["true"] } }

        """

    private let scenario: Scenario

    init() throws {
        scenario = try Scenario(jobs: nil)
        try scenario.write("Package.swift", PluginFolderTests.package)
        try scenario.write("Sources/runner/LinkedPlugins.swift", PluginFolderTests.linked)
        try scenario.write("jobs.yaml", PluginFolderTests.jobs)
    }

    private func expectUntouched() throws {
        #expect(try scenario.text("Package.swift") == PluginFolderTests.package)
        #expect(try scenario.text("Sources/runner/LinkedPlugins.swift") == PluginFolderTests.linked)
        #expect(try scenario.text("jobs.yaml") == PluginFolderTests.jobs)
        #expect(!scenario.exists("Plugins"))
    }

    @Test("the folder is written, and its entries stand between the markers, in order")
    func writes() async throws {
        let result = try await scenario.run("new", "plugin", "mail_room")
        #expect(result.exitCode == 0, "\(result)")
        for file in ["Sources/MailRoomPlugin.swift", "Sources/GreetHandler.swift", "Tests/GreetHandlerTests.swift"] {
            #expect(scenario.exists("Plugins/MailRoom/" + file), "\(file)")
            #expect(result.output.contains("wrote Plugins/MailRoom/" + file))
        }
        #expect(
            try scenario.text("Package.swift").contains(
                """
                    PluginFolder(name: "Loomio"),
                    PluginFolder(name: "MailRoom"),
                    // plugins:end
                """))
        let linked = try scenario.text("Sources/runner/LinkedPlugins.swift")
        #expect(linked.contains("import Loomio\nimport MailRoom\n// imports:end"))
        #expect(linked.contains("        LoomioPlugin.self,\n        MailRoomPlugin.self,\n        // plugins:end"))
        #expect(
            try scenario.text("jobs.yaml").contains(
                "jobs:\n  mail_room.greet:\n    description: Greet somebody\n    args: { name: string }\n  pass:"))
        let findings = try await scenario.json("validate")
        #expect(findings["errors"] == 0)
    }

    @Test("an import goes where the order of names wants it")
    func importOrder() async throws {
        #expect(try await scenario.run("new", "plugin", "Billing").exitCode == 0)
        let linked = try scenario.text("Sources/runner/LinkedPlugins.swift")
        #expect(linked.hasPrefix("// imports:begin\nimport Billing\nimport JobPlugin\nimport Loomio\n"))
    }

    @Test("--dry-run names the files and writes none")
    func dryRun() async throws {
        let result = try await scenario.run("new", "plugin", "Billing", "--dry-run")
        #expect(result.exitCode == 0)
        #expect(result.output.split(separator: "\n").count == 6)
        #expect(result.output.contains("would write Plugins/Billing/Sources/BillingPlugin.swift"))
        try expectUntouched()
    }

    @Test("a plugin that exists is refused")
    func twice() async throws {
        #expect(try await scenario.run("new", "plugin", "Billing").exitCode == 0)
        let package = try scenario.text("Package.swift")
        let result = try await scenario.run("new", "plugin", "billing")
        #expect(result.exitCode == 1)
        #expect(result.messages.contains("Plugins/Billing exists already"))
        #expect(try scenario.text("Package.swift") == package)
    }

    @Test(
        "a file without its markers is refused, and nothing is written",
        arguments: ["Package.swift", "Sources/runner/LinkedPlugins.swift"])
    func markers(file: String) async throws {
        try scenario.write(file, "let nothing = 0\n")
        let result = try await scenario.run("new", "plugin", "Billing")
        #expect(result.exitCode == 1)
        #expect(result.messages.contains("\(file) has no marker comments"))
        #expect(try scenario.text(file) == "let nothing = 0\n")
        #expect(!scenario.exists("Plugins"))
        #expect(try scenario.text("jobs.yaml") == PluginFolderTests.jobs)
    }

    @Test("outside of a checkout nothing is written")
    func elsewhere() async throws {
        let empty = try Scenario(jobs: nil)
        #expect(try await empty.run("new", "plugin", "Billing").exitCode == 3)
        #expect(!empty.exists("Plugins"))
    }

    @Test("a name that Swift cannot take is wrong usage", arguments: ["7up", "Böse", "../x", ""])
    func badName(name: String) async throws {
        #expect(try await scenario.run("new", "plugin", name).exitCode == 2)
        try expectUntouched()
    }

    @Test("plugins list has the linked plugins, and names a folder that is not linked")
    func list() async throws {
        #expect(try await scenario.run("new", "plugin", "Billing").exitCode == 0)
        let document = try await scenario.json("plugins", "list")
        let plugins = try #require(document["plugins"]?.array)
        let loomio = try #require(plugins.first { $0["name"] == "loomio" })
        #expect(loomio["kinds"]?.array?.contains { $0["kind"] == "publish_event" && $0["arguments"] != nil } == true)
        #expect(loomio["audiences"]?.array?.contains("catch_up_readers") == true)
        #expect(document["unlinked"] == ["Billing"])
        let text = try await scenario.run("plugins", "list")
        #expect(text.output.contains("  handles close_expired_polls"))
        #expect(text.messages.contains("Plugins/Billing is not linked"))
    }
}
