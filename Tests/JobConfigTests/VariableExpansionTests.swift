import JobConfig
import JobDiagnostics
import Testing

@Suite("Variables")
struct VariableExpansionTests {
    @Test("take their value, or the default where they are unset or empty")
    func expand() throws {
        let text = VariableExpansion("a${X}b${Y:-c:d}")
        #expect(try text.expand(with: ["X": "1", "Y": ""]).get() == "a1bc:d")
        #expect(try text.expand(with: ["X": "", "Y": "2"]).get() == "ab2")
        #expect(text.expand(with: [:]) == .failure(.init(names: ["X"])))
    }

    @Test("are told from what only looks like them", arguments: ["${", "${}", "${1A}", "${A:=b}", "${A:-${B}}"])
    func malformed(_ text: String) {
        #expect(VariableExpansion(text).problems.count == 1)
        #expect(VariableExpansion(text).references.isEmpty)
    }

    @Test("without value are noted with their place")
    func unset() {
        let result = reading("version: 1\nstore: { url: \"${DATABASE_URL}\" }\n")
        #expect(result.unsetVariables(in: [:]).map(\.line) == ["note RJ045 2:16 the variable DATABASE_URL is not set"])
        #expect(result.unsetVariables(in: ["DATABASE_URL": "sqlite:a"]).isEmpty)
    }
}
