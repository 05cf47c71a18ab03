import JobTime

/// An engine to compare with, and where its dialect is another one than ours: each with its reason.
enum CronDialect: String, CaseIterable {
    case cronsim
    case croniter

    /// What a rule looks at.
    struct Situation {
        let test: CronCase
        /// The changes of the clocks from two days before the start to two days behind the last run of either engine.
        let changes: [ZoneTransition]

        /// Whether the clocks went back in the last day before the start, or go back in the first behind it.
        var startsNearOverlap: Bool {
            changes.contains { $0.shift < 0 && abs($0.instant - test.start) <= 86_400 }
        }

        /// Whether some date begins later than at midnight.
        var hasMissingMidnight: Bool {
            changes.contains { change in
                let before = change.instant + Int64(change.before.seconds)
                let last = change.instant + Int64(change.after.seconds) - 1
                return last - last % 86_400 >= before
            }
        }

        /// Whether a whole date is missing, as where the date line moved.
        var hasMissingDate: Bool { changes.contains { $0.shift >= 86_400 } }
    }

    /// A difference that is meant.
    struct Rule: Sendable {
        let reason: String
        let applies: @Sendable (Situation) -> Bool
    }

    /// The differences that are meant; a case that one applies to is not compared, and another is drawn.
    var rules: [Rule] {
        switch self {
        case .cronsim: Self.stepRules + Self.cronsimRules
        case .croniter: Self.stepRules + Self.croniterRules
        }
    }

    private static let stepRules = [
        Rule(reason: "we refuse a step larger than its field has room for") { situation in
            CronExpression.parse(situation.test.expression).errors.contains { $0.kind == .stepTooLarge }
        }
    ]

    private static let cronsimRules = [
        Rule(reason: "a range of one value with a step goes on to the field's end there") { situation in
            situation.test.items.contains { $0.isRangeOfOne && $0.step != nil }
        },
        Rule(reason: "a step from a day of the week goes on to 7 there, the second Sunday") { situation in
            situation.test.items(of: situation.test.dayOfWeek).contains { $0.step != nil && $0.isValue }
        },
        Rule(reason: "six fields: the clocks' changes follow no policy there") {
            $0.test.hasSeconds && !$0.changes.isEmpty
        },
        Rule(reason: "a date that does not exist counts there as a gap of the clocks") { $0.hasMissingDate },
        Rule(reason: "fixed times forget there in which of two equal hours they start") {
            !$0.test.isWildcard && $0.startsNearOverlap
        },
        Rule(reason: "wildcards go there from midnight to midnight, and astray on a date without one") {
            $0.test.isWildcard && $0.hasMissingMidnight
        },
        Rule(reason: "wildcards go there by whole hours, which changes by parts of one break") { situation in
            situation.test.isWildcard && situation.changes.contains { $0.shift % 3_600 != 0 }
        },
    ]

    private static let croniterRules = [
        Rule(reason: "the clocks' changes follow another policy there") { !$0.changes.isEmpty },
        Rule(reason: "a range of one value is the whole field there") { situation in
            situation.test.items.contains(where: \.isRangeOfOne)
        },
        Rule(reason: "the second Monday and the like cannot stand beside a day of the month there") {
            $0.test.dayOfWeek.contains("#") && $0.test.dayOfMonth != "*"
        },
        Rule(reason: "a step from Sunday as 7 is a step from Sunday as 0 there") { situation in
            situation.test.items(of: situation.test.dayOfWeek).contains { $0.step != nil && $0.isSeven }
        },
        Rule(reason: "LW is not known there") { $0.test.dayOfMonth == "LW" },
        Rule(reason: "the last Friday is spelt L5 there") { $0.test.dayOfWeek.hasSuffix("L") },
        Rule(reason: "a star with a step does not make both day fields necessary there") { situation in
            let days = [situation.test.dayOfMonth, situation.test.dayOfWeek]
            return !days.contains("*") && days.contains { $0.hasPrefix("*") }
        },
    ]
}
