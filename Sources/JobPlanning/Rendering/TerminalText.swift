import JobDiagnostics

/// Text for a terminal of eighty columns.
enum TerminalText {
    /// No line is longer.
    static let columns = 80

    /// How many columns a text takes.
    static func width(of text: some StringProtocol) -> Int {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + DisplayWidth.of($1) }
    }

    /// The text, or its beginning and `…`.
    static func cut(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns else { return text }
        return prefix(of: text, columns: max(0, columns - 1)) + "…"
    }

    /// The text, or its beginning, `…` and its end: what tells names apart often stands last.
    static func cutInside(_ text: String, to columns: Int) -> String {
        guard width(of: text) > columns, columns > 3 else { return cut(text, to: columns) }
        let tail = (columns - 1) / 2
        let end = String(prefix(of: String(text.reversed()), columns: tail).reversed())
        return prefix(of: text, columns: columns - 1 - tail) + "…" + end
    }

    /// What somebody else wrote, in quotes: control characters visible, long texts cut.
    static func quoted(_ text: String) -> String {
        "\"\(cut(DisplayWidth.printable(String(text.prefix(200))), to: 60))\""
    }

    /// Parts in lines that are as full as possible, two spaces between parts, further lines indented by four. A part
    /// longer than a line is broken behind a comma or a space, else inside a name, else anywhere.
    static func flow(_ parts: [String], indentation: Int) -> [String] {
        var lines: [String] = []
        var line = String(repeating: " ", count: indentation)
        var isEmpty = true
        func begin() {
            if !isEmpty { lines.append(line) }
            line = String(repeating: " ", count: indentation + (lines.isEmpty ? 0 : 4))
            isEmpty = true
        }
        for part in parts where !part.isEmpty {
            if width(of: line) + (isEmpty ? 0 : 2) + width(of: part) > columns { begin() }
            var rest = part
            while width(of: line) + width(of: rest) > columns {
                let head = breakable(rest, columns: columns - width(of: line))
                line += head.last == " " ? String(head.dropLast()) : head
                isEmpty = false
                rest = String(rest.dropFirst(head.count).drop { $0 == " " })
                begin()
            }
            line += (isEmpty ? "" : "  ") + rest
            isEmpty = false
        }
        return isEmpty ? lines : lines + [line]
    }

    /// As much of a text as fits, up to the last comma or space if there is one.
    private static func breakable(_ text: String, columns: Int) -> String {
        let head = prefix(of: text, columns: columns)
        for breaks in [", ", "/.-_"] {
            if let end = head.lastIndex(where: breaks.contains), end > head.startIndex { return String(head[...end]) }
        }
        return head
    }

    private static func prefix(of text: String, columns: Int) -> String {
        var width = 0
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            width += DisplayWidth.of(scalar)
            guard width <= columns else { break }
            result.append(scalar)
        }
        return String(result)
    }
}
