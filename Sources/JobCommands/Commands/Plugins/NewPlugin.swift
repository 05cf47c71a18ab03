/// What a new plugin adds to a checkout. Everything is worked out before anything is written.
struct NewPlugin: Sendable {
    let name: PluginName
    /// The checkout's top folder.
    let top: String

    /// The files to write.
    /// - Throws: `CommandFailure` if the plugin exists or a file has no marker comments.
    func changes() throws -> [FileChange] {
        let folder = "Plugins/\(name.module)"
        guard !FilePaths.exists(FilePaths.resolve(folder, in: top)) else {
            throw CommandFailure(
                .findings, code: "plugin_exists", "\(folder) exists already", help: "choose another name")
        }
        var changes = [
            change("\(folder)/Sources/\(name.module)Plugin.swift", PluginTemplate(name).plugin),
            change("\(folder)/Sources/GreetHandler.swift", PluginTemplate(name).handler),
            change("\(folder)/Tests/GreetHandlerTests.swift", PluginTemplate(name).test),
        ]
        changes.append(
            try insertion("Package.swift", marker: "plugins", line: "    PluginFolder(name: \"\(name.module)\"),"))
        var registry = try insertion(
            "Sources/runner/LinkedPlugins.swift", marker: "imports", line: "import \(name.module)")
        registry.text = try insert(
            "        \(name.module)Plugin.self,", between: "plugins", in: registry.text, path: registry.path)
        changes.append(registry)
        changes.append(try jobsFile())
        return changes
    }

    private func jobsFile() throws -> FileChange {
        var change = try FileChange.reading("jobs.yaml", top: top)
        let entry = """
              \(name.id).greet:
                description: Greet somebody
                args: { name: string }
            """
        guard let range = change.text.lineRange(of: "jobs:") else {
            throw CommandFailure(
                .findings, code: "no_jobs", "jobs.yaml has no line `jobs:` at its start of line",
                help: "add the line `jobs:` and run this again")
        }
        change.text.insert(contentsOf: "\n" + entry, at: range.upperBound)
        return change
    }

    private func change(_ path: String, _ text: String) -> FileChange {
        FileChange(path: path, top: top, text: text)
    }

    private func insertion(_ path: String, marker: String, line: String) throws -> FileChange {
        var change = try FileChange.reading(path, top: top)
        change.text = try insert(line, between: marker, in: change.text, path: path)
        return change
    }

    /// Adds a line in front of the closing marker, and a comma behind the last entry where lists need one; an import
    /// goes where the order of names wants it.
    private func insert(_ line: String, between marker: String, in text: String, path: String) throws -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isMarker = { (line: String, kind: String) in
            line.drop { $0 == " " } == "// \(marker):\(kind)"
        }
        guard let begin = lines.firstIndex(where: { isMarker($0, "begin") }),
            let end = lines.firstIndex(where: { isMarker($0, "end") }), begin < end
        else {
            throw CommandFailure(
                .findings, code: "no_markers", "\(path) has no marker comments",
                help: "put the entries between `// \(marker):begin` and `// \(marker):end`")
        }
        let last = end - 1
        if last > begin, line.hasSuffix(","), !lines[last].hasSuffix(",") { lines[last] += "," }
        let place = line.hasPrefix("import ") ? lines[(begin + 1)..<end].firstIndex { $0 > line } : nil
        lines.insert(line, at: place ?? end)
        return lines.joined(separator: "\n")
    }
}

extension String {
    /// Where a line that reads exactly so is, without its line break.
    fileprivate func lineRange(of line: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            let end = self[start...].firstIndex(of: "\n") ?? endIndex
            if self[start..<end] == line { return start..<end }
            start = end < endIndex ? index(after: end) : endIndex
        }
        return nil
    }
}
