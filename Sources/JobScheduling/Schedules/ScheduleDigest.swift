import Crypto
import JobConfig
import JobTime

/// The digest by which an edited schedule is known.
///
/// It covers what decides which slots there are and nothing else: other arguments or another audience are no
/// reason to forget where a schedule stands. Its text is stored, so it must never change.
enum ScheduleDigest {
    static func digest(
        trigger: Trigger, dst: DSTPolicy, zone: ScheduleZone, from: Timestamp?, until: Timestamp?
    ) -> String {
        var lines = [text(of: trigger), "dst \(dst.gap.rawValue) \(dst.overlap.rawValue)"]
        switch zone {
        case .fixed(let name): lines.append("zone \(name)")
        case .eachUser: lines.append("each user")
        }
        if let from { lines.append("from \(from.microseconds)") }
        if let until { lines.append("until \(until.microseconds)") }
        return SHA256.hash(data: Array(lines.joined(separator: "\n").utf8)).hexText
    }

    private static func text(of trigger: Trigger) -> String {
        switch trigger {
        case .cron(let expression):
            "cron \(expression)"
        case .every(let interval, let anchor):
            "every \(interval.wholeMicroseconds) from \(anchor.microseconds)"
        case .daily(let rule):
            "at \(rule.times.map(\.description).joined(separator: ",")) \(days(rule.days))"
        }
    }

    private static func days(_ filter: DayFilter) -> String {
        switch filter {
        case .everyDay: "every day"
        case .weekdays(let days): days.map(\.rawValue).sorted().map(String.init).joined(separator: ",")
        case .monthDays(let days): Set(days).sorted().map(text(of:)).joined(separator: ",") + " of month"
        }
    }

    private static func text(of day: MonthDay) -> String {
        switch day {
        case .day(let number): String(number)
        case .last: "last"
        }
    }
}
