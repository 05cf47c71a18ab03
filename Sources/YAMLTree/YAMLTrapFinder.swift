import SourceMarks

/// Looks at the text round a syntax error for one of the known traps.
struct YAMLTrapFinder {
    let failure: YAMLFailure
    let text: WorkingText
    /// The byte where the parser gave up.
    let offset: Int
    /// The byte where that began what it was reading then.
    let contextOffset: Int?
    /// Whether that was inside brackets or braces.
    let isInFlow: Bool

    init(failure: YAMLFailure, text: WorkingText) {
        self.failure = failure
        self.text = text
        offset = text.offset(ofScalar: failure.mark)
        contextOffset = failure.contextMark.map(text.offset(ofScalar:))
        // The scanner runs ahead of the parser, so its count of brackets holds for errors of its own only.
        isInFlow = failure.flowLevel > 0 || failure.context.hasPrefix("while parsing a flow")
    }

    // MARK: Values that need quotes

    /// A value that starts with a character that means something else, or has `: ` in it.
    func valueTrap() -> YAMLDiagnosis? {
        asterisk() ?? ampersand() ?? reservedCharacter() ?? variable() ?? nestedColon() ?? nestedColonInFlow()
            ?? textBehindPlaceholder()
    }

    private func asterisk() -> YAMLDiagnosis? {
        guard failure.context == "while scanning an alias", let start = contextOffset else { return nil }
        return quoting(
            valueFrom(start), .unquotedAsterisk, mark: start..<(start + 1),
            "'*' starts an alias in YAML, so this value must be quoted")
    }

    private func ampersand() -> YAMLDiagnosis? {
        guard failure.context == "while scanning an anchor", let start = contextOffset else { return nil }
        return quoting(
            valueFrom(start), .reservedCharacter, mark: start..<(start + 1),
            "'&' starts an anchor in YAML, so this value must be quoted")
    }

    private func reservedCharacter() -> YAMLDiagnosis? {
        guard failure.problem == "found character that cannot start any token", let byte = text.byte(offset),
            byte == UInt8(ascii: "@") || byte == UInt8(ascii: "`") || byte == UInt8(ascii: "%")
        else { return nil }
        let sign = byte == UInt8(ascii: "`") ? "a back quote" : "'\(Unicode.Scalar(byte))'"
        return quoting(
            valueFrom(offset), .reservedCharacter, mark: offset..<(offset + 1),
            "\(sign) is reserved in YAML and cannot start a value, so it must be quoted")
    }

    /// `${NAME}` in a flow map or list, where the brace starts a map.
    private func variable() -> YAMLDiagnosis? {
        guard failure.problem.hasPrefix("did not find expected ',' or"), text.byte(offset) == UInt8(ascii: "{"),
            offset > 0, text.byte(offset - 1) == UInt8(ascii: "$")
        else { return nil }
        let line = text.line(around: offset)
        // The value may have text before the variable, as in `http://${HOST}/`.
        let separators: [UInt8] = [0x20, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{")]
        let start = text.bytes[line.lowerBound..<offset].lastIndex(where: separators.contains).map { $0 + 1 }
        guard let start, let brace = text.bytes[offset..<line.upperBound].firstIndex(of: UInt8(ascii: "}")) else {
            return nil
        }
        return quoting(
            valueFrom(start, goingOnAt: brace + 1), .unquotedVariable, mark: (offset - 1)..<(brace + 1),
            "'{' starts a map inside [ ] and { }, so a variable there must be quoted")
    }

    private func nestedColon() -> YAMLDiagnosis? {
        guard failure.problem == "mapping values are not allowed in this context" else { return nil }
        let line = text.line(around: offset)
        guard let value = valueStart(in: line), value < offset,
            ![UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "{")].contains(text.bytes[value])
        else { return nil }
        return quoting(
            valueFrom(value), .nestedColon, mark: offset..<(offset + 1),
            "a second ': ' in one line: YAML takes the text before it for a key, so this value must be quoted")
    }

    /// `{ a: b: c }`: the error stands at the second colon.
    private func nestedColonInFlow() -> YAMLDiagnosis? {
        guard failure.context == "while parsing a flow mapping", text.byte(offset) == UInt8(ascii: ":") else {
            return nil
        }
        let line = text.line(around: offset)
        let separators: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\"")]
        let before = text.bytes[line.lowerBound..<offset]
        let entry = before.lastIndex(where: separators.contains) ?? line.lowerBound
        let first = before[entry...].firstIndex { $0 == UInt8(ascii: ":") }
        guard let first else { return nil }
        let value = text.skipBlanks(from: first + 1, to: offset)
        guard value < offset else { return nil }
        return quoting(
            valueFrom(value), .nestedColon, mark: offset..<(offset + 1),
            "a second ': ' in one entry: YAML takes the text before it for a key, so this value must be quoted")
    }

    /// `{{user.name}} and more`: the braces are read as maps, behind which no text may follow.
    private func textBehindPlaceholder() -> YAMLDiagnosis? {
        let line = text.line(around: offset)
        guard failure.problem == "did not find expected key", let value = valueStart(in: line), value < offset,
            text.bytes[value..<line.upperBound].starts(with: "{{".utf8)
        else { return nil }
        return quoting(
            valueFrom(value), .complexKey, mark: value..<(value + 2),
            "'{{' starts a map inside a map in YAML, so a placeholder must be quoted")
    }

    /// Reports a value that must be quoted, with the line as it should be, and reads it as quoted.
    private func quoting(
        _ value: Range<Int>, _ kind: YAMLProblem.Kind, mark: Range<Int>, _ message: String
    ) -> YAMLDiagnosis {
        let quoted = YAMLScalar(text.text(value), style: .plain).quoted
        let problem = YAMLProblem(
            kind, message, span: text.span(kind == .nestedColon ? mark : value),
            help: "write \(keyText(before: value.lowerBound))\(quoted)")
        var repaired = text
        repaired.makeScalar(value)
        return YAMLDiagnosis(problem, repaired: repaired)
    }

    // MARK: Parts of a line

    /// The value that starts at an offset: up to a comment or the line's end, inside brackets up to the next separator.
    private func valueFrom(_ start: Int, goingOnAt next: Int? = nil) -> Range<Int> {
        let line = text.line(around: start)
        var end = next ?? start
        while end < line.upperBound {
            let byte = text.bytes[end]
            if isInFlow, end > start,
                [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte)
            {
                break
            }
            if byte == UInt8(ascii: "#"), end > start, [0x20, 0x09].contains(text.bytes[end - 1]) { break }
            end += 1
        }
        while end > start + 1, [0x20, 0x09].contains(text.bytes[end - 1]) {
            end -= 1
        }
        return start..<max(end, min(start + 1, line.upperBound))
    }

    /// Where the value of the line's first key starts.
    private func valueStart(in line: Range<Int>) -> Int? {
        var offset = text.skipBlanks(from: line.lowerBound, to: line.upperBound)
        while offset + 1 < line.upperBound, text.bytes[offset] == UInt8(ascii: "-"), text.bytes[offset + 1] == 0x20 {
            offset = text.skipBlanks(from: offset + 1, to: line.upperBound)
        }
        while offset + 1 < line.upperBound {
            if text.bytes[offset] == UInt8(ascii: ":"), [0x20, 0x09].contains(text.bytes[offset + 1]) {
                let value = text.skipBlanks(from: offset + 1, to: line.upperBound)
                return value < line.upperBound ? value : nil
            }
            offset += 1
        }
        return nil
    }

    /// The key before a value on its line, with the colon: `cron: `.
    private func keyText(before value: Int) -> String {
        let line = text.line(around: value)
        let openers: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{")]
        let before = text.bytes[line.lowerBound..<value]
        var start = isInFlow ? before.lastIndex(where: openers.contains).map { $0 + 1 } : nil
        start = start ?? line.lowerBound
        return text.text(text.skipBlanks(from: start ?? line.lowerBound, to: value)..<value)
    }
}
