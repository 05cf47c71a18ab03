/// Cuts CSV into fields, byte by byte, with buffers that are used again for every record.
struct CSVTokenizer: Sendable {
    /// The two columns whose text matters; the others are only counted.
    struct KeptFields: Sendable {
        let first: Int
        let second: Int

        init(_ first: Int, _ second: Int) {
            self.first = first
            self.second = second
        }

        func contains(_ field: Int) -> Bool { field == first || field == second }
    }

    private enum State {
        case fieldStart, plain, quoted, quoteInQuoted, afterReturn
    }

    /// The text of each field; empty for those that are not kept.
    private(set) var fields: [[UInt8]] = [[]]
    /// Fields of the record so far.
    private(set) var count = 1
    /// The first problem of the record.
    private(set) var problem: PopulationCSVProblem?
    /// The line on which the record began.
    private(set) var line = 1
    private var state = State.fieldStart
    private var breaks = 0
    private var isEmptyRecord = true
    private var kept: KeptFields?
    private var keepsField = true
    /// How much of a byte order mark was met at the very start.
    private var mark = 0
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Whether the record is an empty line.
    var isBlank: Bool { isEmptyRecord }

    /// Takes a byte and tells whether a record ended with it.
    mutating func take(_ byte: UInt8) -> Bool {
        if mark < 3 {
            if byte == CSVTokenizer.byteOrderMark[mark] {
                mark += 1
                return false
            }
            mark = 3
        }
        switch state {
        case .plain where byte != 0x2C && byte != 0x0A && byte != 0x0D && byte != 0x22:
            append(byte)
        case .quoted where byte != 0x22:
            if byte == 0x0A { breaks += 1 }
            append(byte)
        case .quoted:
            state = .quoteInQuoted
        case .quoteInQuoted where byte == 0x22:
            append(byte)
            state = .quoted
        case .afterReturn where byte != 0x0A:
            // A lone carriage return ends nothing; it belongs to the field.
            append(0x0D)
            state = .plain
            return take(byte)
        default:
            return takeSpecial(byte)
        }
        return false
    }

    private mutating func takeSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0A:
            breaks += 1
            return true
        case 0x0D:
            state = .afterReturn
        case 0x2C:
            startField()
        case 0x22 where state == .fieldStart:
            state = .quoted
            isEmptyRecord = false
        default:
            if state == .quoteInQuoted {
                note(.textAfterQuote)
            } else if byte == 0x22 {
                note(.strayQuote)
            }
            append(byte)
            state = .plain
        }
        return false
    }

    /// Ends the text; tells whether a record without line break was left.
    mutating func finish() -> Bool {
        if state == .quoted { note(.openQuote) }
        return !isEmptyRecord
    }

    /// Forgets the record and begins the next.
    mutating func startRecord(keeping kept: KeptFields?) {
        self.kept = kept
        line += breaks
        breaks = 0
        for index in fields.indices.prefix(count) { fields[index].removeAll(keepingCapacity: true) }
        count = 1
        problem = nil
        isEmptyRecord = true
        state = .fieldStart
        keepsField = kept?.contains(0) ?? true
    }

    private mutating func startField() {
        isEmptyRecord = false
        count += 1
        if fields.count < count { fields.append([]) }
        keepsField = kept?.contains(count - 1) ?? true
        state = .fieldStart
    }

    private mutating func append(_ byte: UInt8) {
        isEmptyRecord = false
        if keepsField { fields[count - 1].append(byte) }
    }

    private mutating func note(_ problem: PopulationCSVProblem) {
        if self.problem == nil { self.problem = problem }
    }
}
