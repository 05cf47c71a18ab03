extension CronExpression {
    /// What stands in a field; 0 for the second of five fields.
    func value(_ field: CronField) -> CronFieldValue {
        fields.first { $0.field == field }
            ?? CronFieldValue(field: field, items: [CronItem(base: .value(0), step: nil, text: "0")])
    }

    /// The expression in words, such as "at 06:00 every day" or "every hour at minute 0".
    package func describe() -> String {
        let days = dayPhrase
        if let times = fixedTimes {
            return "at " + English.list(times) + " " + (days ?? "every day")
        }
        return timePhrase + (days.map { " " + $0 } ?? "")
    }

    // MARK: Times

    /// The times of day, if they are few enough to be listed.
    private var fixedTimes: [String]? {
        guard timesPerDay <= 6 else { return nil }
        return secondsOfDay.map { CivilTime(secondOfDay: $0).shortDescription }
    }

    private var timePhrase: String {
        let second = value(.second)
        let minute = value(.minute)
        let hour = value(.hour)
        var phrase: String
        if hasSeconds, second.text != "0" {
            phrase = part(second, unit: "second")
            if !minute.isUnrestricted { phrase += " of " + part(minute, unit: "minute", isInner: true) }
        } else {
            phrase = part(minute, unit: "minute")
        }
        if hour.isUnrestricted {
            let isCounted = phrase.hasPrefix("every ") || (hasSeconds && minute.isUnrestricted)
            return isCounted ? phrase : "every hour \(phrase)"
        }
        if let step = hour.wholeStep {
            let every = step == 1 ? "every hour" : 24 % step == 0 ? "every \(step) hours" : nil
            if let every { return phrase.hasPrefix("every ") ? "\(phrase) of \(every)" : "\(every) \(phrase)" }
        }
        let hours = English.ranges(hour.values)
        return "\(phrase) of \(hour.values.count == 1 ? "hour" : "hours") \(hours)"
    }

    /// "every minute", "every 15 minutes", "at minutes 0 and 30".
    private func part(_ field: CronFieldValue, unit: String, isInner: Bool = false) -> String {
        if field.isUnrestricted || field.wholeStep == 1 { return "every \(unit)" }
        if let step = field.wholeStep, 60 % step == 0 { return "every \(step) \(unit)s" }
        let values = "\(unit)\(field.values.count == 1 ? "" : "s") \(English.ranges(field.values))"
        return isInner ? values : "at \(values)"
    }

    // MARK: Days

    /// Nil if every day is meant.
    private var dayPhrase: String? {
        let days = value(.dayOfMonth)
        let weekdays = value(.dayOfWeek)
        let months = value(.month)
        let date = days.isUnrestricted ? nil : monthDays(days)
        let weekday = weekdays.isUnrestricted ? nil : self.weekdays(weekdays)
        let month = months.isUnrestricted ? nil : English.ranges(months.values) { English.months[$0 - 1] }
        var phrase: String?
        switch (date, weekday) {
        case (let date?, let weekday?):
            phrase = "on \(date) " + (selector.requiresBoth ? "if it is " : "or on ") + weekday
        case (let only?, nil), (nil, let only?): phrase = "on \(only)"
        case (nil, nil): phrase = nil
        }
        guard let month else { return phrase }
        return (phrase ?? "every day") + " in \(month)"
    }

    private func monthDays(_ field: CronFieldValue) -> String {
        var parts: [String] = []
        if field.bits != 0 {
            parts.append((field.values.count == 1 ? "day " : "days ") + English.ranges(field.values))
        }
        if selector.lastDay { parts.append("the last day") }
        if selector.lastWorkday { parts.append("the last weekday") }
        let months = value(.month)
        return English.list(parts) + (months.isUnrestricted ? " of the month" : "")
    }

    private func weekdays(_ field: CronFieldValue) -> String {
        // The week begins on Monday here, so that SAT,SUN and MON-FRI read well.
        let ordered = field.values.map { ($0 + 6) % 7 }.sorted()
        var parts = ordered.isEmpty ? [] : [English.ranges(ordered) { English.weekdays[($0 + 1) % 7] }]
        for item in field.items {
            switch item.base {
            case .nthWeekday(let day, let n): parts.append("the \(English.ordinals[n - 1]) \(English.weekdays[day])")
            case .lastWeekday(let day): parts.append("the last \(English.weekdays[day])")
            default: break
            }
        }
        let dependsOnMonth = field.items.contains { $0.bits(in: .dayOfWeek) == 0 }
        return English.list(parts) + (dependsOnMonth && value(.month).isUnrestricted ? " of the month" : "")
    }
}
