import JobScheduling
import JobTime

/// Answers `why` from the facts: a pure function of them.
package struct WhyExplainer {
    private let facts: WhyFacts

    package init(_ facts: WhyFacts) {
        self.facts = facts
    }

    package var answer: WhyAnswer {
        switch facts.schedule.zone {
        case .fixed(let zone): ScheduleWhy(facts: facts, zone: zone).answer
        case .eachUser(_, let unknown):
            if let subject = facts.subject {
                UserWhy(facts: facts, subject: subject).answer
            } else {
                AudienceWhy(facts: facts, unknown: unknown).answer
            }
        }
    }
}
