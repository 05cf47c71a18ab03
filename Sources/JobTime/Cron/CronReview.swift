/// Looks at a whole expression: whether it can fire, and what about it may surprise.
struct CronReview {
    let expression: CronExpression
    /// The words of the text, one for each field.
    let words: [CronWord]

    /// The proof that no date matches, if so.
    var neverFires: CronProblem? {
        guard expression.selector.isEmpty else { return nil }
        let days = words[words.count - 3]
        let months = words[words.count - 2]
        guard dayOfMonthIsDead else {
            return problem(
                .neverFires, .dayOfMonth, "no date matches both the day of month and the day of week",
                help: "set one of them to *", from: days, to: words[words.count - 1])
        }
        return problem(
            .neverFires, .dayOfMonth, "this never fires: \(deadDayText)", help: lastDayHelp, from: days, to: months)
    }

    /// Advice, in the order of the text.
    var advisories: [CronProblem] {
        var found = zip(expression.fields, words).flatMap { field, word in
            [unevenStep(field, word)].compactMap { $0 } + idleSteps(field, word)
        }
        if let busy = everyMinute { found.append(busy) }
        if let days = dayMatch { found.append(days) }
        return found
    }

    // MARK: Days

    private var months: [Int] { value(.month).values }

    /// Whether the day of month has plain numbers only, none of which any chosen month has.
    private var dayOfMonthIsDead: Bool {
        let selector = expression.selector
        guard !selector.lastDay, !selector.lastWorkday, selector.days != 0 else { return false }
        let longest = months.map { CivilDate.daysInMonth($0, of: 2_000) }.max() ?? 0
        return selector.days.trailingZeroBitCount > longest
    }

    private var deadDayText: String {
        let day = expression.selector.days.trailingZeroBitCount
        let names = months.map { English.months[$0 - 1] }
        return names.count == 1 ? "no \(names[0]) has a day \(day)" : "none of \(English.list(names)) has a day \(day)"
    }

    private var lastDayHelp: String {
        var texts = expression.fields.map(\.text)
        texts[texts.count - 3] = "L"
        texts[texts.count - 1] = "*"
        let whose = months.count == 1 ? English.months[months[0] - 1] : "each month"
        return "for the last day of \(whose) write \(texts.joined(separator: " "))"
    }

    private var dayMatch: CronProblem? {
        let days = value(.dayOfMonth)
        let weekdays = value(.dayOfWeek)
        guard !days.isUnrestricted, !weekdays.isUnrestricted else { return nil }
        let first = words[words.count - 3]
        let last = words[words.count - 1]
        if expression.selector.requiresBoth {
            return problem(
                .dayMatch, .dayOfMonth,
                "a date must match both day of month and day of week, because one begins with *",
                help: "other dialects run when either matches; write one of the two as *", from: first, to: last)
        }
        if dayOfMonthIsDead {
            return problem(
                .deadDayOfMonth, .dayOfMonth, "\(deadDayText), so only the day of week counts",
                help: "write * as day of month", from: first, to: first)
        }
        return problem(
            .dayMatch, .dayOfMonth, "a date matches if either the day of month or the day of week does",
            help: "write one of the two as *", from: first, to: last)
    }

    // MARK: Times

    private func unevenStep(_ field: CronFieldValue, _ word: CronWord) -> CronProblem? {
        guard [.second, .minute, .hour].contains(field.field), field.items.count == 1, let item = field.items.first,
            let step = item.step
        else { return nil }
        switch item.base {
        case .all, .value: break
        default: return nil
        }
        let count = field.field.range.count
        guard let first = field.values.first, let last = field.values.last, first + count - last != step else {
            return nil
        }
        let unit = field.field.name
        let rest = first + count - last
        return problem(
            .unevenStep, field.field,
            "the step \(step) starts again at \(unit) \(first): the last interval is \(rest) \(unit)\(rest == 1 ? "" : "s")",
            help: "choose a step that divides \(count), or use every: \(step)\(unit.prefix(1))", from: word, to: word)
    }

    private func idleSteps(_ field: CronFieldValue, _ word: CronWord) -> [CronProblem] {
        field.items.compactMap { item in
            guard case .range(let first, let last) = item.base, let step = item.step, step > last - first else {
                return nil
            }
            return problem(
                .idleStep, field.field, "the step \(step) is longer than \(first)-\(last): only \(first) is left",
                help: "write \(first)", from: word, to: word)
        }
    }

    private var everyMinute: CronProblem? {
        if expression.hasSeconds, value(.second).isUnrestricted, !value(.minute).isStar {
            return problem(
                .everyMinute, .second, "it runs each second of the minute, 60 times",
                help: "write 0 as second to run once", from: words[0], to: words[0])
        }
        guard value(.minute).isUnrestricted, !value(.hour).isStar else { return nil }
        let word = words[expression.hasSeconds ? 1 : 0]
        return problem(
            .everyMinute, .minute, "it runs each minute of the hour, 60 times",
            help: "write 0 as minute to run once", from: word, to: word)
    }

    private func value(_ field: CronField) -> CronFieldValue {
        expression.value(field)
    }

    private func problem(
        _ kind: CronProblem.Kind, _ field: CronField, _ message: String, help: String?, from: CronWord, to: CronWord
    ) -> CronProblem {
        CronProblem(
            kind: kind, field: field, message: message, help: help, offset: from.offset,
            length: to.scalars.endIndex - from.offset)
    }
}
