extension CronExpression {
    /// Puts fields together that were read without an error; the selector may still be empty.
    init(fields: [CronFieldValue], text: String) {
        func value(_ field: CronField) -> CronFieldValue {
            fields.first { $0.field == field }
                ?? CronFieldValue(field: field, items: [CronItem(base: .value(0), step: nil, text: "0")])
        }
        let days = value(.dayOfMonth)
        let weekdays = value(.dayOfWeek)
        var selector = DaySelector()
        selector.months = UInt32(truncatingIfNeeded: value(.month).bits)
        selector.days = UInt32(truncatingIfNeeded: days.bits)
        selector.weekdays = UInt8(truncatingIfNeeded: weekdays.bits)
        selector.requiresBoth = days.isStar || weekdays.isStar
        for item in days.items + weekdays.items {
            switch item.base {
            case .lastDay: selector.lastDay = true
            case .lastWorkday: selector.lastWorkday = true
            case .nthWeekday(let weekday, let n): selector.nthWeekdays |= 1 << UInt64(8 * weekday + n)
            case .lastWeekday(let weekday): selector.lastWeekdays |= 1 << UInt8(weekday)
            case .all, .value, .range: break
            }
        }
        self.init(
            description: text, hasSeconds: fields.count == 6,
            isWildcard: value(.minute).isStar || value(.hour).isStar, selector: selector,
            seconds: value(.second).bits, minutes: value(.minute).bits, hours: value(.hour).bits, fields: fields)
    }
}
