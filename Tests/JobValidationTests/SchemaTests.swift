import FoundationEssentials
import JSONTree
import JobConfig
import Subprocess
import SystemPackage
import Testing

@Suite("Editors' schemas")
struct SchemaTests {
    @Test("the committed schemas are those that the code generates", arguments: ConfigKey.File.allCases)
    func committed(_ file: ConfigKey.File) throws {
        let text = ConfigReference.jsonSchema(for: file).prettyText + "\n"
        try Project.expect(text, equalsFile: "schemas/\(file.rawValue).schema.json")
    }

    @Test("a validator of JSON Schema takes the sound files and refuses the bad ones")
    func check() async throws {
        let python = ProcessInfo.processInfo.environment["RUNNER_TEST_PYTHON"] ?? "python3"
        let script = Project.root + "Tests/JobValidationTests/Support/check_schema.py"
        let executable: Executable = python.contains("/") ? .path(FilePath(python)) : .name(python)
        let result = try await run(
            executable, arguments: [script, Project.root], output: .string(limit: 1 << 16),
            error: .string(limit: 1 << 16))
        #expect(result.terminationStatus == .exited(0), "\(result.standardOutput)\(result.standardError)")
    }
}
