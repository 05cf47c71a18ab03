import Testing

@Suite("Plugin folders")
struct PluginFolderTests {
    @Test("every folder under Plugins is linked: named in Package.swift and in the registry")
    func everyFolderIsLinked() throws {
        let manifest = try Repository.text("Package.swift")
        let registry = try Repository.text("Sources/runner/LinkedPlugins.swift")
        for plugin in try Repository.folders(in: "Plugins") {
            #expect(
                manifest.contains("name: \"\(plugin)\""),
                "Plugins/\(plugin) is not in Package.swift: add PluginFolder(name: \"\(plugin)\") between the markers")
            #expect(
                registry.contains("\(plugin)Plugin.self"),
                "Plugins/\(plugin) is not in Sources/runner/LinkedPlugins.swift: add \(plugin)Plugin.self")
        }
    }
}
