import JobTime

/// The table of keys as a page of the documentation.
package enum ReferencePage {
    /// The page, generated: `docs/reference.md` is this text.
    package static var markdown: String {
        """
        # Reference

        Every key of `jobs.yaml` and `schedules.yaml`. `NAME` stands for a name of your choice. Durations are written
        `500ms`, `30s`, `5m`, `1h30m`, `2d`, `1w`; a key that starts with `x-` is yours, and nothing reads it.

        A value of the scope *process* may differ between the machines of a fleet; one of the scope *fleet* should be
        the same everywhere. *Live* says whether a running node takes a change over without a restart.

        ## jobs.yaml

        \(table(of: .jobs))

        ## schedules.yaml

        \(table(of: .schedules))

        This page is written from the program's own table: after a change of `ConfigReference`, run the tests with
        `RUNNER_UPDATE_GOLDENS=1`.

        """
    }

    private static func table(of file: ConfigKey.File) -> String {
        let header = [
            "| key | what | type | default | scope | stores | live |", "|---|---|---|---|---|---|---|",
        ]
        return (header + ConfigReference.entries.filter { $0.file == file }.map(row)).joined(separator: "\n")
    }

    private static func row(_ key: ConfigKey) -> String {
        let path = key.path.split(separator: ".").map { $0 == "*" ? "NAME" : $0 }.joined(separator: ".")
        let fallback = key.isRequired ? "required" : key.defaultText ?? ""
        let cells = [
            "`\(path)`", key.summary, type(of: key), fallback, key.scope.rawValue, key.stores.rawValue,
            key.isLive ? "yes" : "no",
        ]
        return "| " + cells.map(cell).joined(separator: " | ") + " |"
    }

    /// The type with its range.
    private static func type(of key: ConfigKey) -> String {
        switch key.type {
        case .integer(let range) where range.upperBound != .max: "\(range.lowerBound) to \(range.upperBound)"
        case .number(let range): "number, \(range.lowerBound.short) to \(range.upperBound.short)"
        case .duration(let least) where least > .zero: "duration ≥ \(DurationText.print(least))"
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        default: key.type.text
        }
    }

    /// Text in which a pipe ends no cell.
    private static func cell(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }
}
