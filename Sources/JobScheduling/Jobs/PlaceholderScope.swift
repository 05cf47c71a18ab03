package import JobConfig
package import JobModel

/// Which placeholders a schedule's arguments may use, and what they become.
package struct PlaceholderScope: Sendable {
    private let isPerUser: Bool
    /// nil if nobody can know them before the store is asked.
    private let userFields: [String: ArgumentShape]?

    /// A schedule with one zone of its own.
    package static let fixedZone = PlaceholderScope(isPerUser: false, userFields: [:])

    /// A schedule that fires for each member of an audience.
    ///
    /// - Parameter fields: the audience's further fields; nil for a query, whose columns only the store knows.
    package static func eachUser(fields: [String: ArgumentShape]?) -> PlaceholderScope {
        PlaceholderScope(isPerUser: true, userFields: fields)
    }

    /// The shape of what a placeholder becomes as a whole value; nil if there is no such placeholder here.
    package func shape(of placeholder: Placeholder) -> ArgumentShape? {
        switch placeholder {
        case .userID: isPerUser ? .any : nil
        case .userTimezone, .userTimezoneRaw: isPerUser ? .string : nil
        case .userField(let name):
            if let userFields { userFields[name] } else { .any }
        case .slotTime, .slotUTC: .timestamp
        case .slotDate: .date
        case .slotMissed, .slotPass: .integer
        case .scheduleID: .string
        }
    }

    /// The placeholders to suggest, ascending.
    package var names: [String] {
        var all: [Placeholder] = [.slotTime, .slotUTC, .slotDate, .slotMissed, .slotPass, .scheduleID]
        if isPerUser { all += [.userID, .userTimezone, .userTimezoneRaw] }
        all += (userFields ?? [:]).keys.map(Placeholder.userField)
        return all.map(\.name).sorted()
    }
}
