import Testing

/// The layers of CONTRIBUTING.md: an import goes down only.
@Suite("Layers")
struct LayerTests {
    /// From the lowest layer to the highest; a target may import those of lower rows only, and none beside it.
    static let layers: [[String]] = [
        ["CLibYAML", "CPostgres", "CSQLite", "SourceMarks", "JSONTree", "ThreadExecutor"],
        ["JobDiagnostics", "YAMLTree", "JobTime"],
        ["JobModel", "JobSQL", "ZoneDatabase"],
        ["JobConfig", "JobPlugin", "JobStore", "PostgresDriver", "SQLiteDriver"],
        ["JobScheduling", "JobStorePostgres", "JobStoreSQLite", "JobStoreTesting"],
        ["JobPlanning", "JobPostgres", "JobValidation", "JobRuntime"],
        ["JobCommands", "JobPluginTesting"],
        ["runner"],
    ]

    @Test("every source folder stands in exactly one layer")
    func everyTargetHasALayer() throws {
        let named = Self.layers.flatMap(\.self)
        #expect(Set(named).count == named.count)
        #expect(try Repository.folders(in: "Sources") == named.sorted())
    }

    @Test("no file imports a target of its own layer or a higher one")
    func importsGoDown() throws {
        for (rank, layer) in Self.layers.enumerated() {
            let forbidden = Set(Self.layers[rank...].flatMap(\.self))
            for target in layer {
                for file in try Repository.files(below: "Sources/" + target, ending: ".swift") {
                    let broken = try Imports.of(Repository.text(file)).filter { forbidden.contains($0) && $0 != target }
                    #expect(broken.isEmpty, "\(file) imports \(broken.joined(separator: ", "))")
                }
            }
        }
    }

    @Test("pure targets touch no system: neither files nor clocks nor logs")
    func pureTargetsArePure() throws {
        let pure = ["SourceMarks", "JSONTree", "JobDiagnostics", "JobTime", "JobValidation", "JobPlanning"]
        let impure: Set<String> = ["Glibc", "Musl", "Foundation", "FoundationEssentials", "Logging", "Dispatch"]
        for target in pure {
            for file in try Repository.files(below: "Sources/" + target, ending: ".swift") {
                let broken = try Imports.of(Repository.text(file)).filter(impure.contains)
                #expect(broken.isEmpty, "\(file) imports \(broken.joined(separator: ", "))")
            }
        }
    }

    @Test("full Foundation is imported nowhere: it costs 50 MB and milliseconds at every start")
    func noFoundation() throws {
        for folder in ["Sources", "Plugins"] {
            for file in try Repository.files(below: folder, ending: ".swift") {
                #expect(try !Imports.of(Repository.text(file)).contains("Foundation"), "\(file)")
            }
        }
    }

    @Test("plugins import the public products only")
    func pluginsSeeThePublicDSL() throws {
        let products: Set<String> = ["JobPlugin", "JobSQL", "JobModel", "JobTime", "JSONTree"]
        let ours = Set(Self.layers.flatMap(\.self))
        for plugin in try Repository.folders(in: "Plugins") {
            for file in try Repository.files(below: "Plugins/\(plugin)/Sources", ending: ".swift") {
                let broken = try Imports.of(Repository.text(file)).filter {
                    ours.contains($0) && !products.contains($0)
                }
                #expect(broken.isEmpty, "\(file) imports \(broken.joined(separator: ", "))")
            }
        }
    }
}
