import FoundationEssentials
import JSONTree
import Subprocess

/// The checkout the tests were built from.
enum Repository {
    /// Its top folder, with a slash at the end.
    static let root = String(#filePath.dropLast("Tests/RepositoryTests/Repository.swift".count))

    /// The text of a file, by its path from the top.
    static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: root + path)), as: UTF8.self)
    }

    /// The files below a folder, by their paths from the top, sorted.
    static func files(below folder: String, ending suffix: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: root + folder)
            .filter { $0.hasSuffix(suffix) }
            .map { folder + "/" + $0 }
            .sorted()
    }

    /// The folders directly below a folder, sorted.
    static func folders(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root + folder)
            .filter { name in
                var isFolder = false
                return FileManager.default.fileExists(atPath: root + folder + "/" + name, isDirectory: &isFolder)
                    && isFolder
            }
            .sorted()
    }
}
