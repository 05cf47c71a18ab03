/// A day of a month, as `month_days` lists them.
package enum MonthDay: Hashable, Sendable, Comparable {
    /// 1 to 31; a month without that day is passed over.
    case day(Int)
    /// The last day, whichever it is.
    case last

    /// Orders days by number, with `last` behind all.
    package static func < (left: MonthDay, right: MonthDay) -> Bool {
        switch (left, right) {
        case (.day(let left), .day(let right)): left < right
        case (.day, .last): true
        case (.last, _): false
        }
    }
}
