import JobTime

extension MailMessage {
    /// The mail as RFC 5322 text: headers, an empty line, the body; every line ends with CR LF and is short ASCII.
    var text: String {
        var text = ""
        text += "Date: \(Self.dateText(date))\r\n"
        text += HeaderText.mailbox("From", from, display: fromName)
        text += HeaderText.mailbox("To", to, display: toName)
        text += HeaderText.unstructured("Subject", subject)
        text += "Message-ID: \(messageID)\r\n"
        text += "Auto-Submitted: auto-generated\r\n"
        text += "MIME-Version: 1.0\r\n"
        text += "Content-Type: text/plain; charset=utf-8\r\n"
        text += "Content-Transfer-Encoding: quoted-printable\r\n"
        text += "\r\n"
        return text + QuotedPrintable.encode(body)
    }

    /// `Tue, 24 Nov 2026 06:00:00 +0000`
    private static func dateText(_ instant: Timestamp) -> String {
        let local = CivilDateTime(secondsSinceEpoch: instant.seconds)
        let weekday = local.date.weekday.shortName
        let month = months[local.date.month - 1]
        let name = weekday.prefix(1).uppercased() + weekday.dropFirst()
        return "\(name), \(local.date.day) \(month) \(local.date.year) \(local.time) +0000"
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
