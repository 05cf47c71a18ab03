extension CronFieldReader {
    /// Refuses what other dialects have; true if it did.
    mutating func foreign(_ word: CronWord) -> Bool {
        let upper = word.text.uppercased()
        if word.scalars.contains("?") {
            fail(.unsupported, "? is not part of this dialect", help: "write *", word)
        } else if word.scalars.contains("~") {
            fail(.unsupported, "~ is not part of this dialect", help: "write a value, and spread: 10m", word)
        } else if upper == "H" || upper.hasPrefix("H/") || upper.hasPrefix("H(") {
            fail(.unsupported, "H is not part of this dialect", help: "write a value, and spread: 10m", word)
        } else {
            return false
        }
        return true
    }

    /// What an item of a list turned out to be.
    enum Reading {
        /// One of the special forms.
        case special(CronItem)
        /// A special form with a mistake, which was reported.
        case refused
        /// Not a special form.
        case ordinary
    }

    /// Reads `L`, `LW`, `5L` and `MON#2`.
    mutating func special(_ word: CronWord) -> Reading {
        let upper = word.text.uppercased()
        if word.scalars.contains("#") { return nthWeekday(word).map { .special($0) } ?? .refused }
        switch field {
        case .dayOfMonth: return dayOfMonth(word, upper)
        case .dayOfWeek: return lastWeekday(word, upper)
        default:
            guard upper == "L" || upper == "LW" else { return .ordinary }
            fail(.syntax, "\(upper) has no meaning in the \(field.name) field", help: "use it as day of month", word)
            return .refused
        }
    }

    private mutating func dayOfMonth(_ word: CronWord, _ upper: String) -> Reading {
        if upper == "L" { return .special(CronItem(base: .lastDay, step: nil, text: "L")) }
        if upper == "LW" { return .special(CronItem(base: .lastWorkday, step: nil, text: "LW")) }
        let isOffset = upper.hasPrefix("L-")
        if isOffset {
            fail(
                .unsupported, "days before the last day are not part of this dialect",
                help: "write L for the last day, or a list such as 28,29", word)
        } else if upper.hasSuffix("W"), !upper.hasPrefix("L"), upper.dropLast().allSatisfy(\.isNumber) {
            fail(
                .unsupported, "the working day nearest to a day is not part of this dialect",
                help: "write LW for the last working day, or the day itself", word)
        } else if upper.hasPrefix("L") {
            fail(.syntax, "\"\(word.text)\" is not a day of month", help: "write L or LW", word)
        } else {
            return .ordinary
        }
        return .refused
    }

    /// `5L`, and the help for those who write `L`, `L5` or `FRIL`.
    private mutating func lastWeekday(_ word: CronWord, _ upper: String) -> Reading {
        if upper == "L" {
            fail(
                .unsupported, "L alone is not a day of week",
                help: "write 6L for the last Saturday of the month, or 6 for each Saturday", word)
            return .refused
        }
        if upper.hasPrefix("L") {
            let number = upper.dropFirst()
            let isDay = number.count == 1 && ("0"..."7").contains(number)
            fail(
                .syntax, "\"\(word.text)\" is not a day of week",
                help: isDay ? "write \(number)L" : "write 5L for the last Friday of the month", word)
            return .refused
        }
        guard upper.hasSuffix("L"), !word.scalars.contains("-"), !word.scalars.contains("/") else { return .ordinary }
        let day = word.dropLast(1)
        if let index = field.names.firstIndex(of: day.text.uppercased()) {
            fail(.unsupported, "\"\(word.text)\" has a name before L", help: "write \(index)L", word)
            return .refused
        }
        guard let value = value(day) else { return .refused }
        return .special(CronItem(base: .lastWeekday(value.number % 7), step: nil, text: "\(value.text)L"))
    }

    private mutating func nthWeekday(_ word: CronWord) -> CronItem? {
        guard field == .dayOfWeek else {
            fail(.syntax, "# has no meaning in the \(field.name) field", help: "use it in day of week, as MON#2", word)
            return nil
        }
        let parts = word.split("#")
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
            fail(.syntax, "\"\(word.text)\" is not a weekday of the month", help: "write it as MON#2", word)
            return nil
        }
        guard let day = value(parts[0]) else { return nil }
        guard parts[1].length == 1, let n = Int(parts[1].text), (1...5).contains(n) else {
            fail(.outOfRange, "no month has a \(day.text)#\(parts[1].text)", help: "write 1 to 5 after the #", parts[1])
            return nil
        }
        return CronItem(base: .nthWeekday(day.number % 7, n), step: nil, text: "\(day.text)#\(n)")
    }
}
