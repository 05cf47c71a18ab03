import JobSQL
import JobTime

/// Gives the new members of a group their votes in its open polls.
struct VoterEnrolment {
    private let transaction: any SQLTransaction

    init(_ transaction: any SQLTransaction) {
        self.transaction = transaction
    }

    /// Adds to each open poll of the group the voters it lacks, and counts it anew.
    func enrolMembers(of group: Int64, at now: Timestamp) throws {
        let stances = StanceTable(transaction)
        for poll in try PollTable(transaction).openToMembers(of: group) {
            let missing = try stances.missingVoters(of: poll)
            guard !missing.isEmpty else { continue }
            try stances.add(missing, to: poll, inviter: poll.authorID, at: now)
            try PollCounting(transaction).recount(poll)
        }
    }
}
