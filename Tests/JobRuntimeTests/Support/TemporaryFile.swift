import Glibc

/// Files of tests.
enum TemporaryFile {
    /// A new folder.
    static func folder() -> String {
        let path = "/tmp/runner-test-\(UInt64.random(in: 0 ... .max))"
        mkdir(path, 0o700)
        return path
    }

    /// Writes an executable script.
    static func script(_ text: String, in folder: String) -> String {
        let path = folder + "/script"
        write("#!/bin/sh\n" + text + "\n", to: path)
        chmod(path, 0o700)
        return path
    }

    static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        fputs(text, file)
        fclose(file)
    }

    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var text: [UInt8] = []
        var byte = fgetc(file)
        while byte != EOF {
            text.append(UInt8(truncatingIfNeeded: byte))
            byte = fgetc(file)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Removes a database with what belongs to it.
    static func remove(_ path: String) {
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }
}
