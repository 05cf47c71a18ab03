/// One item of the list in a field, such as `9-17/2`.
struct CronItem: Hashable, Sendable {
    enum Base: Hashable, Sendable {
        /// `*`
        case all
        /// `5`, or with a step "from 5 on".
        case value(Int)
        /// `9-17`, first not after last.
        case range(Int, Int)
        /// `L`
        case lastDay
        /// `LW`
        case lastWorkday
        /// `MON#2`
        case nthWeekday(Int, Int)
        /// `5L`
        case lastWeekday(Int)
    }

    var base: Base
    var step: Int?
    /// Canonical.
    var text: String

    /// The values as bits; none for those that depend on the month.
    func bits(in field: CronField) -> UInt64 {
        let ends: (Int, Int)
        switch base {
        case .all: ends = (field.range.lowerBound, field.maximum)
        case .value(let value): ends = (value, step == nil ? value : max(value, field.maximum))
        case .range(let first, let last): ends = (first, last)
        case .lastDay, .lastWorkday, .nthWeekday, .lastWeekday: return 0
        }
        let values = stride(from: ends.0, through: ends.1, by: step ?? 1)
        // 7 is Sunday, as 0.
        return values.reduce(0) { $0 | 1 << UInt64(field == .dayOfWeek ? $1 % 7 : $1) }
    }
}

/// What stands in one field.
struct CronFieldValue: Hashable, Sendable {
    let field: CronField
    let items: [CronItem]
    let text: String
    let bits: UInt64

    init(field: CronField, items: [CronItem]) {
        self.field = field
        self.items = items
        text = items.map(\.text).joined(separator: ",")
        bits = items.reduce(0) { $0 | $1.bits(in: field) }
    }

    /// Whether the text begins with `*`, which decides how days are matched and how clock changes are treated.
    var isStar: Bool { text.utf8.first == UInt8(ascii: "*") }
    /// Whether it is `*` alone.
    var isUnrestricted: Bool { text == "*" }
    /// The values, ascending.
    var values: [Int] { (0..<64).filter { bits & 1 << UInt64($0) != 0 } }
    /// The step, if the field is `*/n` alone and nothing else.
    var wholeStep: Int? { items.count == 1 && items[0].base == .all ? items[0].step : nil }
}
