import FoundationEssentials
import Testing

/// The checkout that the tests were built from.
enum Project {
    /// Its top folder, with a slash at the end.
    static let root = String(#filePath.dropLast("Tests/JobValidationTests/Support/Project.swift".count))

    /// Whether files that the code generates are written instead of compared: `RUNNER_UPDATE_GOLDENS=1`.
    static var updatesGoldens: Bool { ProcessInfo.processInfo.environment["RUNNER_UPDATE_GOLDENS"] == "1" }

    /// The names in a folder, sorted.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted()
    }

    /// The text of a file, nil if there is none.
    static func text(_ path: String) -> String? {
        (try? Data(contentsOf: URL(filePath: root + path))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Compares a generated text with the file that holds it, or writes the file.
    static func expect(
        _ text: String, equalsFile path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        if updatesGoldens, self.text(path) != text {
            try Data(text.utf8).write(to: URL(filePath: root + path))
        }
        #expect(
            self.text(path) == text, "\(path) differs; RUNNER_UPDATE_GOLDENS=1 writes it",
            sourceLocation: sourceLocation)
    }
}
