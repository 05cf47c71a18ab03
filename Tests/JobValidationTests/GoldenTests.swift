import JobConfig
import JobDiagnostics
import JobValidation
import SourceMarks
import Testing

@Suite("Goldens")
struct GoldenTests {
    @Test(
        "each broken configuration gives exactly what its golden says",
        arguments: try Project.folders(in: "Tests/Fixtures/err"))
    func broken(_ name: String) throws {
        let folder = "Tests/Fixtures/err/" + name
        let reading = GoldenTests.read(name)
        let diagnostics = Workbench.validate(reading)
        let text = Workbench.report(reading, diagnostics).replacing(Project.root + folder + "/", with: "")
        #expect(!diagnostics.isEmpty)
        try Project.expect(text, equalsFile: folder + "/expected.txt")
    }

    @Test("sound configurations give nothing", arguments: try Project.folders(in: "Tests/Fixtures/ok"))
    func sound(_ name: String) {
        let reading = ConfigurationFolder(Project.root + "Tests/Fixtures/ok/" + name).read()
        #expect(Workbench.report(reading, Workbench.validate(reading)) == "0 errors, 0 warnings, 0 notes\n")
    }

    @Test("each code has a golden in which it is found")
    func everyCode() throws {
        var codes: Set<String> = []
        for name in try Project.folders(in: "Tests/Fixtures/err") {
            let text = Project.text("Tests/Fixtures/err/\(name)/expected.txt") ?? ""
            for line in text.split(separator: "\n") {
                guard let mark = line.firstRange(of: " = explain: runner explain ") else { continue }
                codes.insert(String(line[mark.upperBound...]))
            }
        }
        #expect(RuleBook.pages.map(\.code.rawValue).filter { !codes.contains($0) } == [])
    }

    private static func read(_ name: String) -> ConfigurationReading {
        if let make = GeneratedInput.jobs[name] { return ConfigurationReader.read(jobs: make(), schedules: nil) }
        return ConfigurationFolder(Project.root + "Tests/Fixtures/err/" + name).read()
    }
}
