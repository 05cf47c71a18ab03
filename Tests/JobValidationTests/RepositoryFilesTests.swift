import JobConfig
import JobDiagnostics
import JobPlugin
import JobValidation
import Testing

@Suite("The repository's own files")
struct RepositoryFilesTests {
    /// The audiences and settings belong to a plugin that these tests do not link, and no kind has a handler here.
    private static let beyondTheTests: Set<DiagnosticCode> = ["RJ303", "RJ700", "RJ702"]

    @Test("nothing is wrong with them")
    func clean() {
        let reading = ConfigurationFolder(Project.root).read()
        let found = Workbench.validate(reading).filter { !RepositoryFilesTests.beyondTheTests.contains($0.code) }
        #expect(found.filter { $0.severity > .note } == [])
        #expect(reading.base?.jobs.count == 34)
    }
}
