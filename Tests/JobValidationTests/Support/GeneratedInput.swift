import SourceMarks

/// Broken files that are too large to be kept.
enum GeneratedInput {
    /// `jobs.yaml` by the name of the fixture that holds what is said about it.
    static let jobs: [String: @Sendable () -> SourceFile] = [
        "RJ018-too-large": {
            let bytes = Array("version: 1\njobs: {}\n# ".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 16 << 20)
            return SourceFile(path: "jobs.yaml", bytes: bytes)
        },
        "RJ020-too-many-values": {
            let values = [UInt8](repeating: UInt8(ascii: ","), count: 1_000_001).flatMap { [UInt8(ascii: "1"), $0] }
            return SourceFile(
                path: "jobs.yaml", bytes: Array("version: 1\nx-many: [\n".utf8) + values + Array("]\n".utf8))
        },
    ]
}
