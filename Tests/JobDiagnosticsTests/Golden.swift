import Glibc

/// Texts kept under `Goldens`. With RUNNER_UPDATE_GOLDENS set, a test run writes them anew; read the change before keeping it.
enum Golden {
    /// The kept text of a name, after writing it if that is wanted; nil if there is none.
    static func text(_ name: String, actual: String) -> String? {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let path = "/\(folder)/Goldens/\(name)"
        if getenv("RUNNER_UPDATE_GOLDENS") != nil { write(actual, to: path) }
        return read(path)
    }

    private static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }
}
