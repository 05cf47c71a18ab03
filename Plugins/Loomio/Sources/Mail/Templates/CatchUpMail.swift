import JSONTree

/// The mail of what a reader has not read.
struct CatchUpMail: MailTemplate {
    let edition: CatchUpEdition
    let payload: JSONValue

    var subject: String {
        let number = groups.reduce(0) { $0 + ($1["discussions"]?.array?.count ?? 0) }
        return "\(title): \(number) unread \(number == 1 ? "discussion" : "discussions")"
    }

    var body: String {
        var lines = [
            "Hello \(payload["name"]?.string ?? "there"),", "",
            "this happened \(span) up to \(payload["date"]?.string ?? "today"), and you have not read it yet.",
        ]
        for group in groups {
            let name = group["name"]?.string ?? ""
            let heading = name.isEmpty ? "Direct discussions" : name
            lines += ["", heading, String(repeating: "-", count: heading.count)]
            for discussion in group["discussions"]?.array ?? [] {
                lines += ["", "* " + Self.line(discussion)] + Self.link(discussion)
            }
        }
        lines += ["", "-- ", "You chose to get this mail \(rhythm)."]
        if let url = payload["preferences_url"]?.string { lines.append("Choose again: \(url)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private var groups: [JSONValue] { payload["groups"]?.array ?? [] }

    private static func line(_ discussion: JSONValue) -> String {
        var line = discussion["title"]?.string ?? ""
        if let author = discussion["author"]?.string { line += ", by \(author)" }
        if let items = discussion["items"]?.int64, items > 0 { line += " (\(items) \(items == 1 ? "item" : "items"))" }
        return line
    }

    private static func link(_ discussion: JSONValue) -> [String] {
        discussion["url"]?.string.map { ["  " + $0] } ?? []
    }

    private var title: String {
        switch edition {
        case .daily: "Daily catch-up"
        case .other: "Catch-up"
        case .weekly: "Weekly catch-up"
        }
    }

    private var span: String {
        switch edition {
        case .daily: "in the day"
        case .other: "in the two days"
        case .weekly: "in the week"
        }
    }

    private var rhythm: String {
        switch edition {
        case .daily: "every day"
        case .other: "on Mondays, Wednesdays and Fridays"
        case .weekly: "once a week"
        }
    }
}
