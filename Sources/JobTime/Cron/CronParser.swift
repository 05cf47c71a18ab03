import SourceMarks

/// Reads a whole cron expression: macros, zones in the wrong place, the number of fields, then each field.
struct CronParser {
    private let text: CronWord
    private var errors: [CronProblem] = []

    init(_ text: String) {
        self.text = CronWord(scalars: Array(text.unicodeScalars)[...])
    }

    mutating func parse() -> CronParse {
        var words = text.scalars.split { $0 == " " || $0 == "\t" }.map { CronWord(scalars: $0) }
        if let first = words.first, first.isZoneAssignment {
            add(.zone, "the zone is not part of a cron expression", help: zoneHelp(first.zoneName), first)
            words.removeFirst()
            if words.isEmpty { return failure() }
        }
        guard let first = words.first else {
            add(.syntax, "the expression is empty", help: "write five fields, such as 0 6 * * *", text)
            return failure()
        }
        if first.scalars.first == "@" { return macro(first, arguments: Array(words.dropFirst())) }
        if words.count > 5, let last = words.last, last.isZoneLike {
            add(.zone, "the zone is not part of a cron expression", help: zoneHelp(last.text), last)
            words.removeLast()
        }
        guard words.count == 5 || words.count == 6 else {
            wrongCount(words)
            return failure()
        }
        let values = read(words)
        guard errors.isEmpty else { return failure() }
        return finish(values, words: words)
    }

    private mutating func read(_ words: [CronWord]) -> [CronFieldValue] {
        var values: [CronFieldValue] = []
        for (field, word) in zip(CronField.fields(withSeconds: words.count == 6), words) {
            var reader = CronFieldReader(field)
            values.append(reader.read(word))
            errors += reader.errors
        }
        return values
    }

    private mutating func finish(_ values: [CronFieldValue], words: [CronWord], macro: String? = nil) -> CronParse {
        let text = macro ?? values.map(\.text).joined(separator: " ")
        let expression = CronExpression(fields: values, text: text)
        let review = CronReview(expression: expression, words: words)
        if let problem = review.neverFires {
            errors.append(problem)
            return failure()
        }
        return CronParse(
            expression: expression, errors: [], advisories: macro == nil ? review.advisories : [])
    }

    private func failure() -> CronParse {
        CronParse(expression: nil, errors: errors, advisories: [])
    }

    private mutating func add(
        _ kind: CronProblem.Kind, _ message: String, help: String?, _ word: CronWord
    ) {
        errors.append(
            CronProblem(
                kind: kind, field: nil, message: message, help: help, offset: word.offset, length: word.length))
    }

    private func zoneHelp(_ zone: String) -> String {
        zone.isEmpty ? "move the zone to timezone:" : "move the zone to timezone: \(zone)"
    }
}

// MARK: Macros

extension CronParser {
    private static let macros: [(name: String, expansion: String)] = [
        ("@hourly", "0 * * * *"), ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@weekly", "0 0 * * 0"),
        ("@monthly", "0 0 1 * *"), ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"),
    ]

    private mutating func macro(_ word: CronWord, arguments: [CronWord]) -> CronParse {
        let name = word.text.lowercased()
        if let found = CronParser.macros.first(where: { $0.name == name }) {
            if let first = arguments.first, let last = arguments.last {
                let rest = CronWord(scalars: text.scalars[first.offset..<last.scalars.endIndex])
                if arguments.count == 1, first.isZoneLike {
                    add(.zone, "the zone is not part of a cron expression", help: zoneHelp(first.text), first)
                } else {
                    add(.syntax, "nothing can follow \(found.name)", help: "write \(found.name) alone", rest)
                }
            }
            guard errors.isEmpty else { return failure() }
            let expansion = CronWord(scalars: Array(found.expansion.unicodeScalars)[...])
            let words = expansion.split(" ")
            return finish(read(words), words: words, macro: found.name)
        }
        switch name {
        case "@every":
            let interval = arguments.map(\.text).joined()
            let sound = (try? DurationText.parse(interval, allowingZero: false)).map(DurationText.print)
            add(
                .unsupported, "@every is not a cron expression",
                help: "use the key every: \(sound ?? "30m")", text)
        case "@reboot":
            add(
                .unsupported, "@reboot has no meaning for a fleet of nodes",
                help: "enqueue the job from a deploy hook: runner enqueue KIND", word)
        default:
            let names = CronParser.macros.map(\.name)
            let hint = Suggestion.closest(to: name, among: names).map { "did you mean \($0)? " } ?? ""
            add(
                .macro, "\"\(word.text)\" is not a macro",
                help: hint + "the macros are " + names.joined(separator: ", "), word)
        }
        return failure()
    }
}

// MARK: The number of fields

extension CronParser {
    private mutating func wrongCount(_ words: [CronWord]) {
        let found = words.count == 1 ? "1 field" : "\(words.count) fields"
        if words.count == 4, let missing = missingField(words) {
            var fixed = words.map(\.text)
            fixed.insert("*", at: missing.rawValue - 1)
            add(
                .fieldCount, "\(found) instead of 5: the \(missing.name) is missing",
                help: "write \(fixed.joined(separator: " "))", text)
        } else if words.count == 7 {
            add(
                .fieldCount, "7 fields: a year cannot be given",
                help: "leave out the last field, and use from: and until:", words[6])
        } else {
            add(
                .fieldCount, "\(found) instead of 5",
                help: "the fields are minute, hour, day of month, month, day of week, after seconds if there are six",
                text)
        }
    }

    /// The last field without which the four words fit the others.
    private func missingField(_ words: [CronWord]) -> CronField? {
        let fields = CronField.fields(withSeconds: false)
        let fitting = fields.last { candidate in
            zip(fields.filter { $0 != candidate }, words).allSatisfy { field, word in
                var reader = CronFieldReader(field)
                _ = reader.read(word)
                return reader.errors.isEmpty
            }
        }
        return fitting ?? .dayOfWeek
    }
}

extension CronWord {
    /// Whether it is `TZ=...` or `CRON_TZ=...`.
    fileprivate var isZoneAssignment: Bool {
        let upper = text.uppercased()
        return upper.hasPrefix("TZ=") || upper.hasPrefix("CRON_TZ=")
    }

    /// What stands behind `=`.
    fileprivate var zoneName: String {
        scalars.drop { $0 != "=" }.dropFirst().text
    }
}
