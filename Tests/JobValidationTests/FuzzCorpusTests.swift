import FoundationEssentials
import JSONTree
import JobConfig
import JobDiagnostics
import JobValidation
import SourceMarks
import Testing

@Suite("The corpus of the fuzzers")
struct FuzzCorpusTests {
    @Test("every input is read, checked and reported in every format", arguments: ["yaml", "config"])
    func replay(_ target: String) throws {
        let folder = "Fuzz/corpus/\(target)/"
        let names = try Project.folders(in: folder)
        #expect(!names.isEmpty)
        for name in names {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: Project.root + folder + name)))
            let (jobs, schedules) = Self.split(bytes)
            let reading = ConfigurationReader.read(jobs: jobs, schedules: schedules)
            let found = Workbench.validate(reading)
            let report = DiagnosticReport(found, files: SecretMask.apply(to: reading.sourceFiles, found))
            #expect(TextRenderer().render(report).hasSuffix(report.summary + "\n"), "\(name)")
            #expect(GitHubRenderer().render(report).hasSuffix(report.summary + "\n"), "\(name)")
            for document in [JSONRenderer().render(report), SARIFRenderer(rules: [], version: "0").render(report)] {
                #expect(try JSONValue(parsing: document.prettyText) == document, "\(name)")
            }
        }
    }

    /// As the fuzzer does: `jobs.yaml`, and behind the separator `schedules.yaml`.
    private static func split(_ bytes: [UInt8]) -> (jobs: SourceFile, schedules: SourceFile?) {
        guard let mark = bytes.firstRange(of: Array(RuleExample.separator.utf8)) else {
            return (SourceFile(path: "jobs.yaml", bytes: bytes), nil)
        }
        return (
            SourceFile(path: "jobs.yaml", bytes: Array(bytes[..<mark.lowerBound])),
            SourceFile(path: "schedules.yaml", bytes: Array(bytes[mark.upperBound...]))
        )
    }
}
