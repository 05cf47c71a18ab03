import SourceMarks

extension YAMLTrapFinder {
    // MARK: Tabs

    /// A tab where YAML wants spaces. All lines of the run are mended at once, so that a file that is indented with tabs
    /// throughout gives one problem for each block of lines.
    func tab() -> YAMLDiagnosis? {
        let isTabError = failure.problem.hasPrefix("found a tab character")
        guard isTabError || (failure.problem == "found character that cannot start any token" && byteIs("\t")) else {
            return nil
        }
        var repaired = text
        var lineCount = 0
        var line = text.line(around: offset)
        let first = indentation(of: line)
        while let tabs = tabbedIndentation(of: line) {
            repaired.replace(tabs, with: UInt8(ascii: " "))
            lineCount += 1
            guard let next = self.line(behind: line) else { break }
            line = next
        }
        let others =
            switch lineCount {
            case ...1: ""
            case 2: ", here and in the line below"
            default: ", here and in the \(lineCount - 1) lines below"
            }
        let isMended = lineCount > 0
        let span = isMended ? first : offset..<min(offset + 1, text.bytes.count)
        let problem = YAMLProblem(
            .tabIndentation, "a tab in the indentation, which YAML does not allow\(others)", span: text.span(span),
            help: "indent with spaces")
        return YAMLDiagnosis(problem, repaired: isMended ? repaired : nil)
    }

    private func indentation(of line: Range<Int>) -> Range<Int> {
        line.lowerBound..<text.skipBlanks(from: line.lowerBound, to: line.upperBound)
    }

    private func tabbedIndentation(of line: Range<Int>) -> Range<Int>? {
        let blanks = indentation(of: line)
        return text.bytes[blanks].contains(0x09) ? blanks : nil
    }

    private func line(behind line: Range<Int>) -> Range<Int>? {
        let next = text.bytes[line.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 }
        return next.flatMap { $0 < text.bytes.count ? text.line(around: $0) : nil }
    }

    // MARK: Brackets and quotes

    func unclosed(_ lastScalar: (style: YAMLScalar.Style, span: SourceSpan)?) -> YAMLDiagnosis? {
        unclosedQuote() ?? quoteClosedTooLate(lastScalar) ?? textBehindQuote(lastScalar) ?? unclosedBracket()
    }

    private func unclosedQuote() -> YAMLDiagnosis? {
        guard failure.context == "while scanning a quoted scalar", let opener = contextOffset,
            failure.problem.hasPrefix("found unexpected")
        else { return nil }
        return unclosed(at: opener, "this quote is never closed", noticed: offset)
    }

    /// A quote left open swallows lines until the next quote, and what follows that makes no sense.
    private func quoteClosedTooLate(_ last: (style: YAMLScalar.Style, span: SourceSpan)?) -> YAMLDiagnosis? {
        guard let span = closedQuote(last), span.start.line < span.end.line else { return nil }
        return unclosed(at: span.start.offset, "this quote is closed only further down", noticed: span.end.offset - 1)
    }

    private func textBehindQuote(_ last: (style: YAMLScalar.Style, span: SourceSpan)?) -> YAMLDiagnosis? {
        guard let span = closedQuote(last) else { return nil }
        let line = text.line(around: offset)
        var repaired = text
        let isRepaired = !isInFlow && repaired.blankLine(from: offset)
        let problem = YAMLProblem(
            .syntax, "there is text behind the closing quote", span: text.span(offset..<line.upperBound),
            help: "put the whole value in quotes, and write a quote inside as \\\" or, in single quotes, twice",
            related: .init("the quoted text", span: span))
        return YAMLDiagnosis(problem, repaired: isRepaired ? repaired : nil)
    }

    /// The quoted scalar directly before the error, if there is one and something other than punctuation follows it.
    private func closedQuote(_ last: (style: YAMLScalar.Style, span: SourceSpan)?) -> SourceSpan? {
        guard let (style, span) = last, style == .singleQuoted || style == .doubleQuoted, span.end.offset <= offset,
            failure.problem.hasPrefix("did not find expected"), let byte = text.byte(offset), byte != 0x0A,
            byte != 0x0D, text.skipBlanks(from: span.end.offset, to: offset) == offset
        else { return nil }
        return span
    }

    private func unclosedBracket() -> YAMLDiagnosis? {
        guard failure.context.hasPrefix("while parsing a flow"), let opener = contextOffset,
            let bracket = text.byte(opener), bracket == UInt8(ascii: "[") || bracket == UInt8(ascii: "{")
        else { return nil }
        let sign = Unicode.Scalar(bracket)
        let isSameLine = text.line(around: opener).contains(offset)
        let closer = bracket == UInt8(ascii: "[") ? "]" : "}"
        guard !isSameLine || offset >= text.line(around: offset).upperBound else {
            let problem = YAMLProblem(
                .syntax, "expected ',' or '\(closer)' here",
                span: text.span(offset..<min(offset + 1, text.bytes.count)),
                help: "separate entries with a comma, and quote texts that hold any of [ ] { } ,",
                related: .init("inside the '\(sign)' that starts here", span: text.span(opener..<(opener + 1))))
            return YAMLDiagnosis(problem, repaired: nil)
        }
        return unclosed(
            at: opener, "this '\(sign)' is never closed", noticed: offset, help: "close it with '\(closer)'")
    }

    private func unclosed(at opener: Int, _ message: String, noticed: Int, help: String? = nil) -> YAMLDiagnosis {
        var repaired = text
        let isRepaired = repaired.blankLine(from: opener)
        let place = text.span(noticed..<min(noticed + 1, text.bytes.count))
        let problem = YAMLProblem(
            .unclosed, message, span: text.span(opener..<(opener + 1)), help: help ?? "close it on the same line",
            related: .init("reading got as far as here", span: place))
        return YAMLDiagnosis(
            problem, repaired: isRepaired ? repaired : nil, consequencesUpTo: place.start.line)
    }

    // MARK: Indentation and keys

    func structure() -> YAMLDiagnosis? {
        switch failure.problem {
        case "mapping values are not allowed in this context": return unexpectedKey()
        case "could not find expected ':'": return missingColon()
        case "did not find expected key", "did not find expected '-' indicator",
            "did not find expected <document start>":
            return wrongIndentation()
        case "block sequence entries are not allowed in this context":
            let message = "a list with '- ' starts on a line of its own"
            return withoutRestOfLine(message, help: "write [first, second] on this line, or each '- ' entry below it")
        case "did not find expected comment or line break":
            return withoutRestOfLine(
                "behind '|' or '>' the line must end", help: "start the text on the next line, or quote the value")
        case "found unknown escape character":
            let help = "write the backslash twice, or use single quotes, where it means itself"
            return withoutRestOfLine("no such escape in double quotes", help: help)
        default: return nil
        }
    }

    private func unexpectedKey() -> YAMLDiagnosis {
        let line = text.line(around: offset)
        let start = text.skipBlanks(from: line.lowerBound, to: line.upperBound)
        let problem = YAMLProblem(
            .syntax, "a key stands here, but the line above already has a value and can hold no further keys",
            span: text.span(start..<max(start, offset)),
            help: "indent this line like the one above, or leave the value above empty")
        var repaired = text
        return YAMLDiagnosis(problem, repaired: repaired.blankLine(from: start) ? repaired : nil)
    }

    private func missingColon() -> YAMLDiagnosis {
        let line = text.line(around: contextOffset ?? offset)
        let start = text.skipBlanks(from: line.lowerBound, to: line.upperBound)
        let words = text.text(start..<line.upperBound)
        var help = "write it as 'key: value'"
        if let colon = words.firstIndex(of: ":") {
            help = "put a space behind the colon: \(words[...colon]) \(words[words.index(after: colon)...])"
        }
        let problem = YAMLProblem(
            .syntax, "this line is no 'key: value' pair", span: text.span(start..<line.upperBound), help: help)
        var repaired = text
        return YAMLDiagnosis(problem, repaired: repaired.blankLine(from: start) ? repaired : nil)
    }

    private func wrongIndentation() -> YAMLDiagnosis? {
        let line = text.line(around: offset)
        let start = text.skipBlanks(from: line.lowerBound, to: line.upperBound)
        guard offset == start, offset < text.bytes.count else { return nil }
        let related = contextOffset.map { YAMLProblem.Related("these lines start here", span: text.span($0..<$0)) }
        let problem = YAMLProblem(
            .syntax, "this line fits none of the lines above: check its indentation",
            span: text.span(start..<line.upperBound), help: "start it in the same column as its neighbours",
            related: related)
        return YAMLDiagnosis(problem, repaired: nil)
    }

    private func withoutRestOfLine(_ message: String, help: String) -> YAMLDiagnosis {
        let line = text.line(around: offset)
        let place = min(offset, line.upperBound)
        let start = contextOffset.map { line.contains($0) && failure.context.contains("scalar") ? $0 : place } ?? place
        let problem = YAMLProblem(
            .syntax, message, span: text.span(place..<min(place + 1, max(place, line.upperBound))), help: help)
        var repaired = text
        let isRepaired = !isInFlow && repaired.blankLine(from: start)
        return YAMLDiagnosis(problem, repaired: isRepaired ? repaired : nil)
    }

    /// Anything else, in the parser's own words.
    func other() -> YAMLDiagnosis {
        let isTag = failure.problem.contains("tag")
        let message =
            switch failure.problem {
            case "did not find expected node content": "a value is missing before this character"
            case "found undefined tag handle": "tags have no meaning here"
            case let problem where failure.context.isEmpty: problem
            default: "\(failure.problem) \(failure.context)"
            }
        let help = isTag ? "remove it; if the '!' belongs to the text, put the value in quotes" : nil
        let start = min(offset, text.bytes.count)
        let end = text.byte(start).map { min(start + WorkingText.width($0), text.bytes.count) } ?? start
        let isBreak = text.byte(start) == 0x0A || text.byte(start) == 0x0D
        let problem = YAMLProblem(
            isTag ? .unknownTag : .syntax, message, span: text.span(start..<(isBreak ? start : end)), help: help,
            related: contextOffset.map { .init(failure.context, span: text.span($0..<$0)) })
        return YAMLDiagnosis(problem, repaired: nil)
    }

    private func byteIs(_ scalar: Unicode.Scalar) -> Bool {
        text.byte(offset).map { UInt32($0) == scalar.value } ?? false
    }
}
