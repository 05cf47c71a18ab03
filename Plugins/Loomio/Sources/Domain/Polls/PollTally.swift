import JSONTree

/// A poll's result, counted from the votes that count.
struct PollTally: Sendable, Hashable {
    /// A vote: who gave which option how much.
    struct Ballot: Sendable {
        let participantID: Int64?
        let isCast: Bool
        let isNoneOfTheAbove: Bool
        let scores: [(option: Int64, score: Int64)]
    }

    /// An option's result.
    struct Option: Sendable, Hashable {
        var totalScore: Int64 = 0
        var voterCount: Int64 = 0
        /// Who gave how much, by the participant's id; empty in an anonymous poll.
        var voterScores: JSONValue = [:]
    }

    private(set) var options: [Int64: Option] = [:]
    /// The options' totals in the order in which they are shown.
    let stanceCounts: JSONValue
    /// All who may vote, whether they have or not.
    let voters: Int64
    let undecided: Int64
    let noneOfTheAbove: Int64

    /// Counts.
    /// - Parameters:
    ///   - order: the options in the order in which they are shown.
    ///   - isAnonymous: whether it may be written down who voted what.
    init(_ ballots: [Ballot], order: [Int64], isAnonymous: Bool) {
        var options = Dictionary(order.map { ($0, Option()) }, uniquingKeysWith: { first, _ in first })
        for ballot in ballots {
            var counted: Set<Int64> = []
            for (id, score) in ballot.scores {
                guard var option = options[id] else { continue }
                option.totalScore += score
                if counted.insert(id).inserted { option.voterCount += 1 }
                if !isAnonymous, let voter = ballot.participantID, case .object(var scores) = option.voterScores {
                    scores[String(voter)] = JSONValue(score)
                    option.voterScores = .object(scores)
                }
                options[id] = option
            }
        }
        self.options = options
        stanceCounts = .array(order.map { JSONValue(options[$0]?.totalScore ?? 0) })
        voters = Int64(ballots.count)
        undecided = Int64(ballots.count { !$0.isCast })
        noneOfTheAbove = Int64(ballots.count { $0.isCast && $0.isNoneOfTheAbove })
    }
}
