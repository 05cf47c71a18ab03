import JobTime

/// A trigger in one line: a cron expression, `at 06:00 days mon,thu`, `at 01:00 month_days 1,last`, `every 15m`.
enum TriggerText {
    /// What a line says.
    struct Reading {
        /// When it fires; nil if no date ever matches.
        var trigger: Trigger?
        /// What is surprising about it.
        var notes: [String] = []
    }

    /// - Throws: `CommandFailure` marking the wrong part.
    static func parse(_ text: String) throws -> Reading {
        let words = words(of: text)
        switch words.first?.text {
        case "at": return Reading(trigger: try at(words, in: text))
        case "every": return Reading(trigger: try every(words, in: text))
        default: return try cron(text)
        }
    }

    private struct Word {
        var text: String
        var offset: Int
    }

    private static func cron(_ text: String) throws -> Reading {
        let parse = CronExpression.parse(text)
        if let expression = parse.expression {
            return Reading(trigger: .cron(expression), notes: parse.advisories.map(\.message))
        }
        if let never = parse.errors.first(where: { $0.kind == .neverFires }), parse.errors.count == 1 {
            return Reading(trigger: nil, notes: [never.message] + (never.help.map { [$0] } ?? []))
        }
        let first = parse.errors.first
        throw MarkedText.failure(
            option: "", text: text, offset: first?.offset ?? 0, length: first?.length ?? text.count,
            message: parse.errors.map(\.message).joined(separator: "; "), help: first?.help)
    }

    private static func every(_ words: [Word], in text: String) throws -> Trigger {
        guard words.count == 2 else {
            throw MarkedText.failure(
                option: "", text: text, offset: 0, length: text.count, message: "every takes one duration",
                help: "write `every 15m`")
        }
        do {
            let interval = try DurationText.parse(words[1].text, allowingZero: false)
            guard interval >= .seconds(1) else {
                throw MarkedText.failure(
                    option: "", text: text, offset: words[1].offset, length: words[1].text.count,
                    message: "an interval is at least 1s", help: nil)
            }
            return .every(interval: interval, anchor: Trigger.defaultAnchor)
        } catch let error as DurationTextError {
            throw MarkedText.failure(
                option: "", text: text, offset: words[1].offset + error.offset, length: error.length,
                message: error.message, help: error.help)
        }
    }

    private static func at(_ words: [Word], in text: String) throws -> Trigger {
        func refuse(_ word: Word?, _ message: String) -> CommandFailure {
            MarkedText.failure(
                option: "", text: text, offset: word?.offset ?? text.count, length: word?.text.count ?? 1,
                message: message,
                help: "write `at 06:00`, `at 06:00,18:00 days mon,thu` or `at 06:00 month_days 1,last`")
        }
        guard words.count == 2 || words.count == 4 else {
            throw refuse(words.last, "at takes times, then days or month_days")
        }
        let times = try words[1].text.split(separator: ",").map { part in
            guard let time = CivilTime(part) else { throw refuse(words[1], "\(part) is not a time such as 06:00") }
            return time
        }
        var days = DayFilter.everyDay
        if words.count == 4 {
            let items = words[3].text.split(separator: ",").map(String.init)
            switch words[2].text {
            case "days":
                guard let filter = weekdays(items) else {
                    throw refuse(words[3], "days takes weekdays, weekends or names such as mon,thu")
                }
                days = filter
            case "month_days":
                let list = items.compactMap { item -> MonthDay? in
                    if item == "last" { return .last }
                    guard let day = Int(item), (1...31).contains(day) else { return nil }
                    return .day(day)
                }
                guard list.count == items.count else { throw refuse(words[3], "month_days takes 1 to 31 and last") }
                days = .monthDays(list)
            default: throw refuse(words[2], "\(words[2].text) is neither days nor month_days")
            }
        }
        guard let rule = AtRule(times: times, days: days) else { throw refuse(words[1], "at needs a time") }
        return .daily(rule)
    }

    private static func weekdays(_ items: [String]) -> DayFilter? {
        if items == ["weekdays"] { return .weekdays([.monday, .tuesday, .wednesday, .thursday, .friday]) }
        if items == ["weekends"] { return .weekdays([.saturday, .sunday]) }
        let days = items.compactMap { item in Weekday.allCases.first { $0.shortName == item.lowercased() } }
        return days.count == items.count && !days.isEmpty ? .weekdays(Set(days)) : nil
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var current = Word(text: "", offset: 0)
        for (offset, character) in text.enumerated() {
            if character.isWhitespace {
                if !current.text.isEmpty { words.append(current) }
                current = Word(text: "", offset: offset + 1)
            } else {
                current.text.append(character)
            }
        }
        if !current.text.isEmpty { words.append(current) }
        return words
    }
}
