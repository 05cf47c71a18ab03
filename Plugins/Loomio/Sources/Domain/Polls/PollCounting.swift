import JobSQL

/// Counts a poll's votes and writes the result down.
struct PollCounting {
    private let polls: PollTable
    private let stances: StanceTable

    init(_ connection: any SQLConnection) {
        polls = PollTable(connection)
        stances = StanceTable(connection)
    }

    /// Counts anew.
    func recount(_ poll: Poll) throws {
        let order = try polls.options(of: poll.id)
        let tally = PollTally(try stances.counted(in: poll.id), order: order, isAnonymous: poll.isAnonymous)
        for id in order {
            if let option = tally.options[id] { try polls.update(option: id, option) }
        }
        try polls.update(poll: poll.id, tally)
    }
}
