import FoundationEssentials
import Testing

/// The checkout that the tests were built from.
enum Checkout {
    /// Its top folder, with a slash at the end.
    static let root = String(#filePath.dropLast("Tests/JobCommandsTests/Support/Checkout.swift".count))

    /// Whether texts that the code generates are written instead of compared.
    private static var updatesGoldens: Bool { ProcessInfo.processInfo.environment["RUNNER_UPDATE_GOLDENS"] == "1" }

    /// The text of a file; nil if there is none.
    static func text(_ path: String) -> String? {
        (try? Data(contentsOf: URL(filePath: root + path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The names in a folder; none if there is no such folder.
    static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: root + folder).sorted()) ?? []
    }

    /// Compares a text with the golden file that holds it, or writes the file.
    static func expect(
        _ text: String, golden name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let path = "Tests/JobCommandsTests/Goldens/\(name)"
        if updatesGoldens, self.text(path) != text { try Data(text.utf8).write(to: URL(filePath: root + path)) }
        #expect(
            self.text(path) == text, "\(path) differs; RUNNER_UPDATE_GOLDENS=1 writes it",
            sourceLocation: sourceLocation)
    }
}
