import JSONTree

/// The mail of an event.
struct EventMail: MailTemplate {
    let kind: EventKind
    let payload: JSONValue

    var subject: String { sentence }

    var body: String {
        var lines = ["Hello \(payload["name"]?.string ?? "there"),", "", sentence + "."]
        if let message = payload["message"]?.string, !message.isEmpty { lines += ["", Self.quoted(message)] }
        if let excerpt = payload["excerpt"]?.string, !excerpt.isEmpty { lines += ["", excerpt] }
        if let url = payload["url"]?.string { lines += ["", "See it here: \(url)"] }
        lines += ["", "-- "]
        if let group = payload["group"]?.string {
            lines.append("You get this mail because you take part in \(group).")
        } else {
            lines.append("You get this mail because you take part in this.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(separator: "\n")
    }

    private var sentence: String {
        EventWording(
            actor: payload["actor"]?.string ?? "Somebody", title: payload["title"]?.string ?? "",
            group: payload["group"]?.string ?? payload["title"]?.string ?? ""
        ).sentence(kind)
    }
}
