import JobDiagnostics
import JobTime
import YAMLTree

/// Reads `from:` and `until:`.
enum BoundReader {
    static func read(_ node: NodeReader) -> ScheduleBound? {
        let expected = "a date such as 2027-01-01"
        guard let text = node.scalar(expecting: expected)?.text else { return nil }
        if let date = CivilDate(text) { return .date(date) }
        if let instant = Timestamp(rfc3339: text) { return .instant(instant) }
        node.report(
            ReadingCode.badDate, "\"\(text)\" is neither a date nor a time with its offset", help: help(text))
        return nil
    }

    private static func help(_ text: String) -> String {
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }.count
        if text.utf8.count == 10, digits == 8, text.dropFirst(4).first == "-", text.dropFirst(7).first == "-" {
            return "that day is not in the calendar"
        }
        if Timestamp(rfc3339: text + "Z") != nil { return "add the offset: \(text)Z" }
        if Timestamp(rfc3339: text + ":00Z") != nil { return "add seconds and offset: \(text):00Z" }
        return "write 2027-01-01 or 2027-01-01T06:00:00Z"
    }
}
