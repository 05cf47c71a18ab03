import JobConfig
import JobDiagnostics
import Testing

@Suite("Allow comments")
struct AllowanceTests {
    private func left(_ text: String) -> [String] {
        let result = reading(text)
        let filtered = AllowanceFilter.apply(result.allowances, to: result.diagnostics)
        return (filtered.kept + filtered.unused).map(\.line)
    }

    @Test("silence a warning on their line, or on the next if they stand alone")
    func silence() {
        #expect(left("version: 1\njobs: { ab: { description: no } }  # runner: allow RJ050 as meant\n") == [])
        #expect(left("version: 1\n# runner: allow RJ050\n# more\njobs: { ab: { description: no } }\n") == [])
    }

    @Test("that silence nothing are warned of, and errors cannot be allowed")
    func unused() {
        #expect(
            left("version: 1  # runner: allow RJ050\n") == [
                "warning RJ040 1:29 nothing on line 1 has the code RJ050"
            ])
        #expect(
            left("version: 1\nqueus: {}  # runner: allow RJ101\n").last
                == "warning RJ042 2:28 RJ101 is an error here, and errors cannot be allowed")
        #expect(left("version: 1  # runner: allow this\n") == ["warning RJ041 1:29 \"this\" is not a code"])
    }
}
