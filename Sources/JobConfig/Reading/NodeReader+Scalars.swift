import JobDiagnostics
import JobTime
import SourceMarks
import YAMLTree

extension NodeReader {
    /// The scalar; a list, a map and an empty value are reported.
    func scalar(expecting expected: String, help: String? = nil) -> YAMLScalar? {
        guard let scalar = node.scalar, !scalar.isNull else {
            reportType(expected: expected, help: help)
            return nil
        }
        return scalar
    }

    /// Any single value as its source text. What YAML 1.1 tools read otherwise is warned of.
    func text(expecting expected: String = "a text", help: String? = nil) -> String? {
        guard let scalar = scalar(expecting: expected, help: help) else { return nil }
        warnOfAmbiguity(scalar)
        return scalar.text
    }

    /// A text that is not empty.
    func filledText(expecting expected: String = "a text", help: String? = nil) -> String? {
        guard let text = text(expecting: expected, help: help) else { return nil }
        guard !text.isEmpty else {
            report(ReadingCode.emptyList, "'\(name)' is empty", help: help ?? "write \(expected)")
            return nil
        }
        return text
    }

    /// `true` or `false`.
    func boolean() -> Bool? {
        guard let scalar = scalar(expecting: "true or false") else { return nil }
        if let value = scalar.bool { return value }
        if case .booleanWord(let meant) = scalar.ambiguity {
            report(
                ReadingCode.booleanWord, "expected true or false, found \(scalar.text), which is text in YAML 1.2",
                help: "write \(meant)")
        } else {
            let word = scalar.text.lowercased()
            reportType(expected: "true or false", help: ["true", "false"].contains(word) ? "write \(word)" : nil)
        }
        return nil
    }

    /// A whole number in a range.
    func integer(in range: ClosedRange<Int>) -> Int? {
        let expected = "a whole number" + (range.lowerBound == .min ? "" : " of at least \(range.lowerBound)")
        guard let scalar = scalar(expecting: expected) else { return nil }
        guard let number = scalar.integer else {
            reportNotWhole(scalar, expected: expected)
            return nil
        }
        guard let value = Int(exactly: number), range.contains(value) else {
            let bound =
                number < range.lowerBound ? "small: at least \(range.lowerBound)" : "large: at most \(range.upperBound)"
            report(ReadingCode.outOfRange, "'\(name)' is \(scalar.text), which is too \(bound)")
            return nil
        }
        return value
    }

    private func reportNotWhole(_ scalar: YAMLScalar, expected: String) {
        if reportNumberTrap(scalar) { return }
        if let value = scalar.double, value == value.rounded(), let whole = Int64(exactly: value) {
            let code = scalar.text.lowercased().contains("e") ? ReadingCode.exponent : ReadingCode.wrongType
            report(code, "expected \(expected), found \(scalar.text)", help: "write \(whole)")
            return
        }
        let isQuotedNumber = YAMLScalar(scalar.text, style: .plain).integer != nil
        reportType(expected: expected, help: isQuotedNumber ? "remove the quotes: \(scalar.text)" : nil)
    }

    /// A number in a range.
    func number(in range: ClosedRange<Double>) -> Double? {
        guard let scalar = scalar(expecting: "a number") else { return nil }
        guard let value = scalar.double else {
            if !reportNumberTrap(scalar) { reportType(expected: "a number") }
            return nil
        }
        guard range.contains(value) else {
            report(
                ReadingCode.outOfRange,
                "'\(name)' is \(scalar.text); it must be from \(range.lowerBound.short) to \(range.upperBound.short)")
            return nil
        }
        return value
    }

    /// `010` and `1_000` where a number belongs.
    private func reportNumberTrap(_ scalar: YAMLScalar) -> Bool {
        switch scalar.ambiguity {
        case .leadingZero:
            let digits = scalar.text.drop { $0 == "0" }
            report(
                ReadingCode.leadingZero, "\(scalar.text) has a leading zero: YAML 1.1 tools read it in base 8",
                help: "write \(digits.isEmpty ? "0" : digits)")
        case .underscores:
            report(
                ReadingCode.underscores, "\(scalar.text) is a number only in YAML 1.1",
                help: "write \(scalar.text.filter { $0 != "_" })")
        case .sexagesimal(let value):
            report(
                ReadingCode.sexagesimal,
                "expected a number, found \(scalar.text), which YAML 1.1 tools read as \(value)",
                help: "write a plain number")
        case .booleanWord, nil: return false
        }
        return true
    }

    /// `10%` as a fraction from 0 to 1.
    func percentage() -> Double? {
        let expected = "a percentage such as 10%"
        guard let scalar = scalar(expecting: expected) else { return nil }
        let digits = scalar.text.hasSuffix("%") ? String(scalar.text.dropLast()) : nil
        guard let digits, let value = YAMLScalar(digits, style: .plain).double else {
            let help = scalar.double.map { "write \(($0 <= 1 ? $0 * 100 : $0).short)%" }
            report(ReadingCode.badPercentage, "expected \(expected), found \(node.kindInWords)", help: help)
            return nil
        }
        guard (0...100).contains(value) else {
            report(ReadingCode.outOfRange, "'\(name)' is \(scalar.text); it must be from 0% to 100%")
            return nil
        }
        return value / 100
    }

    /// A duration of at least so much.
    func duration(atLeast least: Duration) -> Duration? {
        guard let scalar = scalar(expecting: "a duration such as 30s") else { return nil }
        do throws(DurationTextError) {
            let value = try DurationText.parse(scalar.text)
            guard value >= least else {
                let bound = least > .milliseconds(1) ? "at least \(DurationText.print(least))" : "more than nothing"
                report(ReadingCode.outOfRange, "'\(name)' is \(scalar.text); it must be \(bound)")
                return nil
            }
            return value
        } catch {
            if case .sexagesimal = scalar.ambiguity {
                report(
                    ReadingCode.sexagesimal,
                    "\(scalar.text) is not a duration: hours and minutes, or minutes and seconds?",
                    help: clockReadings(scalar.text))
                return nil
            }
            report(
                ReadingCode.badDuration, error.message, part: error.offset..<(error.offset + error.length),
                help: error.help)
            return nil
        }
    }

    private func clockReadings(_ text: String) -> String? {
        let parts = text.split(separator: ":")
        guard parts.count == 2 else { return nil }
        return "write \(parts[0])h\(parts[1])m or \(parts[0])m\(parts[1])s"
    }

    /// One of some words.
    func choice(_ words: [String]) -> String? {
        let expected = words.count == 1 ? words[0] : "one of \(words.listed)"
        guard let scalar = scalar(expecting: expected) else { return nil }
        guard !words.contains(scalar.text) else { return scalar.text }
        let near = Suggestion.closest(to: scalar.text, among: words)
        report(
            ReadingCode.unknownWord, "\(scalar.shortQuoted) is not a value of '\(name)'; expected \(expected)",
            help: near.map { "did you mean \($0)?" })
        return nil
    }

    /// Warns of a text that YAML 1.1 tools take for something else.
    func warnOfAmbiguity(_ scalar: YAMLScalar) {
        guard let ambiguity = scalar.ambiguity else { return }
        let code =
            switch ambiguity {
            case .booleanWord: ReadingCode.booleanWord
            case .sexagesimal: ReadingCode.sexagesimal
            case .leadingZero: ReadingCode.leadingZero
            case .underscores: ReadingCode.underscores
            }
        report(code, .warning, "\(scalar.text) is \(ambiguity.explanation)", help: "write \(scalar.quoted)")
    }
}
