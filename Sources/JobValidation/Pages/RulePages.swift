package import JobDiagnostics

/// The rules' reference as Markdown.
package enum RulePages {
    /// One page: heading, why, the bad example with what the program says about it, the good example.
    /// - Parameter output: the text report of the bad example; nil where an example cannot show it.
    package static func markdown(for page: RuleDescription, output: String?) -> String {
        var parts = ["## \(page.code): \(page.title)", "Severity: \(page.severity.rawValue).", page.why]
        parts.append("Wrong:\n\n" + block(page.badExample, "yaml"))
        if let output { parts.append(block(output, "text")) }
        parts.append("Right:\n\n" + block(page.goodExample, "yaml"))
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// The whole reference: a table of contents, then each page.
    /// - Parameter output: what the program says about a page's bad example.
    package static func markdown(output: (RuleDescription) -> String?) -> String {
        var rows = ["| Code | Severity | Rule |", "|---|---|---|"]
        for page in RuleBook.pages {
            let anchor = anchor(of: page)
            let title = page.title.replacing("|", with: "\\|")
            rows.append("| [\(page.code)](#\(anchor)) | \(page.severity.rawValue) | \(title) |")
        }
        let pages = RuleBook.pages.map { markdown(for: $0, output: output($0)) }
        return """
            # Rules

            What `runner validate` checks, one section a code; `runner explain CODE` prints the same. An error means that
            the files cannot be used. A warning is probably a mistake, and fails with `--strict`. A note never fails.
            `# runner: allow CODE reason` on a line, or alone on the line before, silences its warnings and notes.

            An example that begins with `# schedules.yaml` belongs to this `jobs.yaml`:

            \(block(RuleExample.stockJobs, "yaml"))

            \(rows.joined(separator: "\n"))

            \(pages.joined(separator: "\n"))
            """
    }

    private static func block(_ text: String, _ language: String) -> String {
        "```\(language)\n" + (text.hasSuffix("\n") ? text : text + "\n") + "```"
    }

    /// As GitHub makes it of a heading.
    private static func anchor(of page: RuleDescription) -> String {
        let heading = "\(page.code): \(page.title)".lowercased()
        return String(
            heading.unicodeScalars.compactMap { scalar -> Character? in
                if scalar == " " { return "-" }
                let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                return isKept || scalar == "-" || scalar == "_" ? Character(scalar) : nil
            })
    }
}
