import Glibc

/// Small files for tests.
enum Files {
    /// A new folder of its own.
    static func makeFolder() -> String {
        var template = Array("/tmp/loomio-tests.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return "" }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The names in a folder, sorted.
    static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
    }

    /// A file's text, or nil.
    static func read(_ path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var next = getc(file)
        while next != EOF {
            bytes.append(UInt8(truncatingIfNeeded: next))
            next = getc(file)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Deletes a folder with the files in it.
    static func remove(_ folder: String) {
        for name in names(in: folder) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }
}
