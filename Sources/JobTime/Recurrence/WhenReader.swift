import SourceMarks

/// Reads one moment.
struct WhenReader {
    let text: String
    let now: Timestamp
    let rules: ZoneRules

    private static let forms =
        "write now, today, tomorrow, yesterday, a weekday, 2026-11-24, 2026-11-24T06:00, 06:00, +3d or +36h"

    func read() throws(WhenError) -> WhenExpression {
        let word = text.lowercased()
        switch word {
        case "": throw problem("a moment is missing", help: WhenReader.forms)
        case "now": return WhenExpression(start: now, end: nil)
        case "today": return try day(today)
        case "tomorrow": return try day(today.adding(days: 1))
        case "yesterday": return try day(today.adding(days: -1))
        default: break
        }
        if let weekday = weekday(named: word) { return try day(next(weekday)) }
        if let date = CivilDate(text) { return try day(date) }
        if let time = CivilTime(text) { return moment(CivilDateTime(date: today, time: time)) }
        if let instant = Timestamp(rfc3339: text) { return WhenExpression(start: instant, end: nil) }
        if let local = WhenReader.dateTime(text) { return try existing(local) }
        if let first = text.unicodeScalars.first, first == "+" || first == "-" { return try distance(sign: first) }
        throw unreadable(word)
    }

    // MARK: Days

    private var today: CivilDate { rules.local(at: now).date }

    private func weekday(named word: String) -> Weekday? {
        Weekday.allCases.first { $0.shortName == word || English.weekdays[$0.rawValue].lowercased() == word }
    }

    /// The next such day, never today.
    private func next(_ weekday: Weekday) -> CivilDate {
        let days = (weekday.rawValue - today.weekday.rawValue + 6) % 7 + 1
        return today.adding(days: days)
    }

    private func day(_ date: CivilDate) throws(WhenError) -> WhenExpression {
        guard let instants = rules.instants(of: date) else {
            throw problem("\(date) does not exist in this zone: the calendar passed over it", help: nil)
        }
        return WhenExpression(
            start: Timestamp(seconds: instants.lowerBound), end: Timestamp(seconds: instants.upperBound))
    }

    // MARK: Moments

    private func existing(_ local: CivilDateTime) throws(WhenError) -> WhenExpression {
        guard rules.firstInstant(of: local.date) != nil else {
            throw problem("\(local.date) does not exist in this zone: the calendar passed over it", help: nil)
        }
        return moment(local)
    }

    private func moment(_ local: CivilDateTime) -> WhenExpression {
        let second: Int64 =
            switch rules.resolve(local) {
            case .unique(let second): second
            case .gap(_, _, let transition): transition
            case .overlap(let first, _): first
            }
        return WhenExpression(start: Timestamp(seconds: second), end: nil)
    }

    /// `2026-11-24T06:00` or with a blank, seconds optional.
    private static func dateTime(_ text: String) -> CivilDateTime? {
        guard let date = CivilDate(text.prefix(10)), let separator = text.dropFirst(10).first,
            "Tt ".contains(separator),
            let time = CivilTime(text.dropFirst(11))
        else { return nil }
        return CivilDateTime(date: date, time: time)
    }

    /// Days and weeks keep the time on the clock; anything with hours or less is elapsed time.
    private func distance(sign: Unicode.Scalar) throws(WhenError) -> WhenExpression {
        let amount = String(text.unicodeScalars.dropFirst())
        let duration: Duration
        do {
            duration = try DurationText.parse(amount)
        } catch {
            throw WhenError(message: error.message, help: error.help, offset: error.offset + 1, length: error.length)
        }
        let signed = sign == "-" ? .zero - duration : duration
        let isCalendar = amount.allSatisfy { "0123456789dw".contains($0) }
        let target = now.advanced(by: signed)
        guard SearchRange.timestamps.contains(target) else {
            throw problem("\(text) lies outside the years 1 to 9999", help: nil)
        }
        guard isCalendar else { return WhenExpression(start: target, end: nil) }
        let local = rules.local(at: now)
        let date = local.date.adding(days: Int(signed.components.seconds / 86_400))
        let fraction = now.since(Timestamp(seconds: now.seconds))
        let start = moment(CivilDateTime(date: date, time: local.time)).start
        return WhenExpression(start: start.advanced(by: fraction), end: nil)
    }

    // MARK: Mistakes

    private func unreadable(_ word: String) -> WhenError {
        if let ambiguous { return ambiguous }
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 2, parts[0].count == 1, let time = CivilTime("0" + word) {
            return problem("hours have two digits", help: "write \(time.shortDescription)")
        }
        if word.hasPrefix("24:") {
            return problem("the hours are 0 to 23", help: "write tomorrow for the end of today")
        }
        if let rest = word.split(separator: " ").last.map(String.init), word.hasPrefix("next "),
            weekday(named: rest) != nil
        {
            return problem("\"\(text)\" is not a moment", help: "write \(rest), which is the next one")
        }
        if word.utf8.count == 10, word.split(separator: "-").count == 3, word.utf8.allSatisfy({ $0 < 0x3A }) {
            return problem("there is no date \(text)", help: nil)
        }
        if word.unicodeScalars.first?.isASCIIDigit == true, let duration = try? DurationText.parse(text) {
            return problem(
                "\"\(text)\" has no sign", help: "write +\(DurationText.print(duration)) for that much later")
        }
        let names =
            ["now", "today", "tomorrow", "yesterday"] + English.weekdays.map { $0.lowercased() }
        if let meant = Suggestion.closest(to: word, among: names) {
            return problem("\"\(text)\" is not a moment", help: "did you mean \(meant)?")
        }
        return problem("\"\(text)\" is not a moment", help: WhenReader.forms)
    }

    /// `11/24` and `24.11.` are read in two ways around the world, so they are read in neither.
    private var ambiguous: WhenError? {
        let parts = text.split(whereSeparator: { "/.".contains($0) })
        guard text.contains("/") || text.contains("."), (2...3).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { $0.unicodeScalars.allSatisfy(\.isASCIIDigit) ? Int($0) : nil }
        guard numbers.count == parts.count, let first = numbers.first else { return nil }
        var year = today.year
        if numbers.count == 3 { year = numbers[2] < 100 ? 2_000 + numbers[2] : numbers[2] }
        let monthFirst = CivilDate(year: year, month: first, day: numbers[1])
        let dayFirst = CivilDate(year: year, month: numbers[1], day: first)
        let readings = [monthFirst.map { "\($0) (month first)" }, dayFirst.map { "\($0) (day first)" }].compactMap {
            $0
        }
        guard !readings.isEmpty else { return problem("\"\(text)\" is not a date", help: WhenReader.forms) }
        return problem(
            "\"\(text)\" can be read with the month first or the day first",
            help: "write " + readings.joined(separator: " or "))
    }

    private func problem(_ message: String, help: String?) -> WhenError {
        WhenError(message: message, help: help, offset: 0, length: text.unicodeScalars.count)
    }
}
