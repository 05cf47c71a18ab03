import JobTime

/// A time as the server writes it in text: `2026-11-26 07:00:00.25+00`, with any offset or none.
struct ServerTime {
    let timestamp: Timestamp

    init?(_ text: String) {
        var text = text
        guard let space = text.firstIndex(of: " ") else { return nil }
        text.replaceSubrange(space...space, with: "T")
        let time = text[space...]
        if let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            // RFC 3339 has minutes in an offset; seconds, of times before standard time, it cannot say.
            let offset = text[sign...]
            switch offset.count {
            case 3: text += ":00"
            case 6: break
            default: return nil
            }
        } else {
            text += "Z"
        }
        guard let timestamp = Timestamp(rfc3339: text) else { return nil }
        self.timestamp = timestamp
    }
}
