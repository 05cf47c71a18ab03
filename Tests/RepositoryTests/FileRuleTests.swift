import Testing

@Suite("Files")
struct FileRuleTests {
    @Test("no Swift file is longer than 500 lines")
    func filesAreShort() throws {
        for folder in ["Sources", "Plugins", "Tests"] {
            for file in try Repository.files(below: folder, ending: ".swift") {
                let lines = try Repository.text(file).split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(lines <= 501, "\(file) has \(lines) lines")
            }
        }
    }

    @Test("no folder is named for what has no home")
    func foldersHaveMeaning() throws {
        let banned: Set<String> = ["Utils", "Helpers", "Misc", "New", "Common"]
        for file in try Repository.files(below: "Sources", ending: ".swift") {
            let parts = Set(file.split(separator: "/").map(String.init))
            #expect(parts.isDisjoint(with: banned) && !file.contains(" "), "\(file)")
        }
    }

    @Test("unchecked concurrency and unsafe pointers stay in targets that wrap C, or say why")
    func uncheckedIsContained() throws {
        let wrapping = ["ThreadExecutor", "PostgresDriver", "SQLiteDriver", "YAMLTree"]
        for file in try Repository.files(below: "Sources", ending: ".swift")
        where !wrapping.contains(where: { file.hasPrefix("Sources/\($0)/") }) {
            let text = try Repository.text(file)
            #expect(!text.contains("@unchecked Sendable"), "\(file)")
            #expect(!text.contains("nonisolated(unsafe)"), "\(file)")
        }
    }
}
