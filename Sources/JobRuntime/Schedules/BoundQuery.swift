import JobPlugin
import JobSQL
import JobTime

/// A query with our named parameters turned into `$1`, `$2`, …: text in quotes and comments is left alone.
struct BoundQuery: Sendable {
    let sql: String
    let parameters: [SQLValue]
    /// The parameters that occur, each once.
    let names: [String]

    init(_ text: String, date: CivilDate, zone: ZoneName?, after: SubjectID?, limit: Int?) {
        let values: [String: SQLValue] = [
            "date": .text(date.description), "weekday": .integer(Int64(date.weekday.rawValue)),
            "zone": .optional(zone?.rawValue), "limit": .optional(limit.map(Int64.init)),
            "after": after.map { if case .integer(let id) = $0 { .integer(id) } else { .text($0.description) } }
                ?? .null,
        ]
        var order: [String] = []
        sql = BoundQuery.replaceNames(in: text) { name in
            guard values[name] != nil else { return nil }
            if let index = order.firstIndex(of: name) { return index + 1 }
            order.append(name)
            return order.count
        }
        names = order
        parameters = order.map { values[$0] ?? .null }
    }

    private static func replaceNames(in text: String, number: (String) -> Int?) -> String {
        var output: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let end = endOfVerbatim(bytes, from: index)
            if end > index {
                output += bytes[index..<end]
                index = end
                continue
            }
            let isCast = index > 0 && bytes[index - 1] == UInt8(ascii: ":")
            if bytes[index] == UInt8(ascii: ":"), !isCast {
                let name = bytes[(index + 1)...].prefix { isWord($0) }
                if let number = number(String(decoding: name, as: UTF8.self)) {
                    output += "$\(number)".utf8
                    index += 1 + name.count
                    continue
                }
            }
            output.append(bytes[index])
            index += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Where a quoted text or comment that begins here ends; `start` if none does.
    private static func endOfVerbatim(_ bytes: [UInt8], from start: Int) -> Int {
        func end(of closer: [UInt8], from index: Int) -> Int {
            var index = index
            while index < bytes.count {
                if bytes[index...].starts(with: closer) { return index + closer.count }
                index += 1
            }
            return bytes.count
        }
        switch bytes[start] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return end(of: [bytes[start]], from: start + 1)
        case UInt8(ascii: "-") where bytes[start...].starts(with: Array("--".utf8)): return end(of: [0x0A], from: start)
        case UInt8(ascii: "/") where bytes[start...].starts(with: Array("/*".utf8)):
            return end(of: Array("*/".utf8), from: start + 2)
        default: return start
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }
}
