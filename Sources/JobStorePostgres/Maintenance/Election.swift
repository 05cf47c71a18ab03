/// River's election as one candidate follows it: what to do next and when, in the time of the node's own clock.
///
/// The server's clock ends a term 15 s after it was last prolonged; the candidate stops believing in it a second earlier,
/// counted from before it asked. A node that was frozen past that finds itself no leader.
struct Election: Sendable {
    /// What there is to do.
    enum Action: Sendable, Hashable {
        /// Try to become the leader.
        case stand
        /// Ask for more time.
        case prolong(LeaderTerm)
        /// Give the term up.
        case resign(LeaderTerm)
        /// Nothing for so long, or until something is heard.
        case wait(Duration)
    }

    /// What came of it.
    enum Answer: Sendable, Hashable {
        /// The candidate was elected.
        case elected(LeaderTerm)
        /// Another one leads.
        case defeated
        /// The term goes on.
        case prolonged
        /// The term was not there any more, or had run out.
        case lost
        /// The term was given up, as far as it could be.
        case resigned
        /// The server did not answer as it should.
        case failed
    }

    private enum Role: Sendable, Hashable {
        case follower
        case leader(LeaderTerm, trustedUntil: Duration)
    }

    /// River's numbers: how long a term lasts, how often it is prolonged or tried for.
    static let term = Duration.seconds(15)
    static let interval = Duration.seconds(5)
    /// Followers wait up to so much longer, so that not all stand at once.
    static let jitter = Duration.seconds(1)
    /// After a resignation they stand within this.
    static let haste = Duration.milliseconds(50)
    /// How much earlier than the server's clock ours ends a term.
    static let margin = Duration.seconds(1)
    /// How soon a leader asks again when the server did not answer.
    static let retry = Duration.seconds(1)

    /// The candidate's name.
    let candidate: String
    private var role = Role.follower
    private var next: Duration
    private var isAskedToResign = false

    /// - Parameter now: when it first stands.
    init(candidate: String, now: Duration) {
        self.candidate = candidate
        next = now
    }

    /// The term that may be trusted at this moment without asking; nil if the candidate does not lead.
    func term(at now: Duration) -> LeaderTerm? {
        guard case .leader(let term, let trustedUntil) = role, now < trustedUntil, !isAskedToResign else { return nil }
        return term
    }

    /// What to do now.
    mutating func action(at now: Duration) -> Action {
        switch role {
        case .leader(_, let trustedUntil) where now >= trustedUntil:
            follow(standingAt: now)
            return .stand
        case .leader(let term, _) where isAskedToResign:
            return .resign(term)
        case .leader(let term, let trustedUntil):
            return now >= next ? .prolong(term) : .wait(min(next, trustedUntil) - now)
        case .follower:
            return now >= next ? .stand : .wait(next - now)
        }
    }

    /// Takes an answer into account.
    ///
    /// - Parameters:
    ///   - asked: when the question went out.
    ///   - now: when the answer came.
    ///   - unit: a random number from 0 to 1.
    mutating func note(_ answer: Answer, asked: Duration, now: Duration, unit: Double) {
        switch answer {
        case .elected(let term):
            lead(term, asked: asked)
        case .prolonged:
            if case .leader(let term, _) = role { lead(term, asked: asked) }
        case .lost:
            // After a crash of the server its table is empty: whoever led may stand again.
            follow(standingAt: now)
        case .defeated, .resigned:
            follow(standingAt: asked + Self.interval + Self.jitter * unit)
        case .failed:
            if case .leader = role {
                next = now + Self.retry
            } else {
                follow(standingAt: now + Self.interval + Self.jitter * unit)
            }
        }
    }

    /// Takes a message into account.
    mutating func hear(_ message: LeadershipMessage, at now: Duration, unit: Double) {
        switch (message, role) {
        case (.resigned(let leader), .follower) where leader != candidate:
            next = min(next, now + Self.haste * unit)
        case (.resignationRequested, .leader):
            isAskedToResign = true
        default:
            break
        }
    }

    /// The term to give up at the end.
    mutating func leave() -> LeaderTerm? {
        defer { role = .follower }
        guard case .leader(let term, _) = role else { return nil }
        return term
    }

    private mutating func lead(_ term: LeaderTerm, asked: Duration) {
        role = .leader(term, trustedUntil: asked + Self.term - Self.margin)
        next = asked + Self.interval
    }

    private mutating func follow(standingAt time: Duration) {
        role = .follower
        next = time
        isAskedToResign = false
    }
}
