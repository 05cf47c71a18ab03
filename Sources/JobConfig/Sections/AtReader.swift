import JobDiagnostics
import JobTime
import SourceMarks
import YAMLTree

/// Reads `at:` of a schedule with its `days` or `month_days`.
enum AtReader {
    static func read(_ map: MappingReader) -> TriggerDefinition? {
        let times = map["at"].flatMap(times)
        var days: DayFilter? = .everyDay
        var daysText = ""
        switch map.only(oneOf: ["days", "month_days"]) {
        case "days":
            let weekdays = map["days"].flatMap(weekdays)
            days = weekdays.map { .weekdays(Set($0)) }
            daysText = " days " + (weekdays ?? []).map(\.shortName).joined(separator: ",")
        case "month_days":
            let monthDays = map["month_days"].flatMap(monthDays)
            days = monthDays.map { .monthDays($0) }
            daysText = " month_days " + (monthDays ?? []).map(\.word).joined(separator: ",")
        default: break
        }
        guard let times, let days, let rule = AtRule(times: times, days: days) else { return nil }
        let text = "at " + rule.times.map(\.shortDescription).joined(separator: ",") + daysText
        return TriggerDefinition(trigger: .daily(rule), text: text)
    }

    // MARK: Times

    private static func times(_ node: NodeReader) -> [CivilTime]? {
        guard node.node.sequence != nil else { return time(node).map { [$0] } }
        guard let elements = node.list(of: "times", atLeast: 1) else { return nil }
        var seen: Set<CivilTime> = []
        let times = elements.map(time)
        for (element, time) in zip(elements, times) {
            if let time { _ = element.reportRepeated(time, in: &seen) }
        }
        return times.contains(nil) ? nil : times.compactMap(\.self)
    }

    private static func time(_ node: NodeReader) -> CivilTime? {
        guard let scalar = node.scalar(expecting: "a time of day such as \"06:00\"") else { return nil }
        if let time = CivilTime(scalar.text) {
            node.warnOfAmbiguity(scalar)
            return time
        }
        let meant = TimeGuess.meant(by: scalar.text)
        let help = meant.map { "write \"\($0)\"" } ?? "write hours and minutes, as in \"06:00\""
        if case .sexagesimal(let number) = scalar.ambiguity {
            node.report(
                ReadingCode.sexagesimal, "\(scalar.text) is read as \(number) (base 60) by YAML 1.1 tools", help: help)
        } else {
            node.report(ReadingCode.badTime, "\(scalar.shortQuoted) is not a time of day", help: help)
        }
        return nil
    }

    // MARK: Days

    private static let workdays: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    private static let week: [Weekday] = workdays + [.saturday, .sunday]
    private static let fullNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    private static func weekdays(_ node: NodeReader) -> [Weekday]? {
        if let word = node.node.scalar {
            switch word.text {
            case "weekdays": return workdays
            case "weekends": return [.saturday, .sunday]
            default: return reportWord(word, node)
            }
        }
        guard let elements = node.list(of: "days of the week", atLeast: 1) else { return nil }
        var seen: Set<Weekday> = []
        let days = elements.map(weekday)
        for (element, day) in zip(elements, days) {
            if let day { _ = element.reportRepeated(day, in: &seen) }
        }
        guard !days.contains(nil) else { return nil }
        return week.filter(seen.contains)
    }

    private static func reportWord(_ word: YAMLScalar, _ node: NodeReader) -> [Weekday]? {
        guard !word.isNull else {
            node.reportEmpty(expected: "weekdays, weekends or a list such as [mon, thu]")
            return nil
        }
        let short = dayName(word.text)
        let near = Suggestion.closest(to: word.text, among: ["weekdays", "weekends"])
        node.report(
            ReadingCode.badWeekday, "expected weekdays, weekends or a list, found \(node.node.kindInWords)",
            help: short.map { "write [\($0)]" } ?? near.map { "did you mean \($0)?" }
                ?? "write a list such as [mon, thu]")
        return nil
    }

    private static func weekday(_ node: NodeReader) -> Weekday? {
        guard let scalar = node.scalar(expecting: "a day such as mon") else { return nil }
        if let day = week.first(where: { $0.shortName == scalar.text }) { return day }
        let help =
            dayName(scalar.text).map { "write \($0)" } ?? "days are \(week.map(\.shortName).joined(separator: ", "))"
        node.report(ReadingCode.badWeekday, "\(scalar.shortQuoted) is not a day of the week", help: help)
        return nil
    }

    /// The short name of a day that is written out, in capitals, or with a slip.
    private static func dayName(_ text: String) -> String? {
        let lower = text.lowercased()
        let full =
            fullNames.firstIndex(of: lower)
            ?? Suggestion.closest(to: lower, among: fullNames).flatMap(fullNames.firstIndex)
        if let full { return week[full].shortName }
        let short = week.map(\.shortName)
        return short.contains(lower) ? lower : Suggestion.closest(to: lower, among: short)
    }

    private static func monthDays(_ node: NodeReader) -> [MonthDay]? {
        guard let elements = node.list(of: "days of the month", atLeast: 1) else { return nil }
        var seen: Set<MonthDay> = []
        let days = elements.map(monthDay)
        for (element, day) in zip(elements, days) {
            if let day { _ = element.reportRepeated(day, in: &seen) }
        }
        return days.contains(nil) ? nil : seen.sorted()
    }

    private static func monthDay(_ node: NodeReader) -> MonthDay? {
        guard let scalar = node.scalar(expecting: "a day of the month") else { return nil }
        if scalar.text == "last" { return .last }
        if let day = scalar.integer, (1...31).contains(day) { return .day(Int(day)) }
        let help: String
        if scalar.text.lowercased() == "l" || scalar.integer == -1 {
            help = "write last"
        } else if let day = Int(scalar.text), (1...31).contains(day) {
            help = "write \(day)"
        } else {
            help = "days are 1 to 31, and last"
        }
        node.report(ReadingCode.badMonthDay, "\(scalar.text) is not a day of the month", help: help)
        return nil
    }
}

extension MonthDay {
    /// As `month_days` lists it.
    fileprivate var word: String {
        switch self {
        case .day(let day): String(day)
        case .last: "last"
        }
    }
}
