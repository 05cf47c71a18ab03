import JobTime
import Testing

@testable import JobStorePostgres

@Suite("River's election, as a candidate decides")
struct ElectionTests {
    private let mine = LeaderTerm(leader: "runner:a_1_x", electedAt: Timestamp(microseconds: 1_000_001))

    private func candidate() -> Election { Election(candidate: "runner:a_1_x", now: .zero) }

    /// Elected by what was asked at a time.
    private func leader(asked: Duration = .zero) -> Election {
        var election = candidate()
        election.note(.elected(mine), asked: asked, now: asked, unit: 0)
        return election
    }

    @Test("it stands at once, and when defeated again after five seconds and a part of one")
    func follower() {
        var election = candidate()
        #expect(election.action(at: .zero) == .stand)
        election.note(.defeated, asked: .zero, now: .milliseconds(20), unit: 0.5)
        #expect(election.action(at: .milliseconds(500)) == .wait(.milliseconds(5_000)))
        #expect(election.action(at: .milliseconds(5_499)) == .wait(.milliseconds(1)))
        #expect(election.action(at: .milliseconds(5_500)) == .stand)
        #expect(election.term(at: .zero) == nil)
    }

    @Test("a leader asks for more time every five seconds, counted from when it asked last")
    func prolongs() {
        var election = leader(asked: .seconds(2))
        #expect(election.term(at: .seconds(3)) == mine)
        #expect(election.action(at: .seconds(3)) == .wait(.seconds(4)))
        #expect(election.action(at: .seconds(7)) == .prolong(mine))
        election.note(.prolonged, asked: .seconds(7), now: .seconds(9), unit: 0)
        #expect(election.action(at: .seconds(9)) == .wait(.seconds(3)))
        #expect(election.term(at: .milliseconds(20_999)) == mine)
        #expect(election.term(at: .seconds(21)) == nil)
    }

    @Test("a leader trusts itself for fourteen seconds from when it asked, however late the answer came")
    func frozen() {
        var election = leader()
        #expect(election.term(at: .milliseconds(13_999)) == mine)
        #expect(election.term(at: .seconds(14)) == nil)
        #expect(election.action(at: .seconds(3_600)) == .stand)
        #expect(election.term(at: .seconds(3_600)) == nil)

        var late = candidate()
        late.note(.elected(mine), asked: .zero, now: .seconds(20), unit: 0)
        #expect(late.term(at: .seconds(20)) == nil)
        #expect(late.action(at: .seconds(20)) == .stand)
    }

    @Test("a leader whom the server does not answer asks again each second, until its trust ends")
    func unanswered() {
        var election = leader()
        var asked: [Duration] = []
        var now = Duration.seconds(5)
        while case .prolong = election.action(at: now) {
            asked.append(now)
            election.note(.failed, asked: now, now: now, unit: 0)
            guard case .wait(let pause) = election.action(at: now) else { break }
            now += pause
        }
        #expect(asked == (5...13).map { .seconds($0) })
        #expect(now == .seconds(14))
        election.note(.failed, asked: now, now: now, unit: 1)
        #expect(election.action(at: now) == .wait(.seconds(6)))
    }

    @Test("a leader whose row is gone stands again at once, and gives nothing up")
    func lost() {
        var election = leader()
        election.note(.lost, asked: .seconds(5), now: .seconds(6), unit: 1)
        #expect(election.term(at: .seconds(6)) == nil)
        #expect(election.action(at: .seconds(6)) == .stand)
        #expect(election.leave() == nil)
    }

    @Test("a resignation of another one makes followers stand within 50 ms, and nobody else")
    func haste() {
        var election = candidate()
        election.note(.defeated, asked: .zero, now: .zero, unit: 0)
        election.hear(.resigned(leader: "runner:a_1_x"), at: .seconds(1), unit: 0)
        #expect(election.action(at: .seconds(1)) == .wait(.seconds(4)))
        election.hear(.resigned(leader: "host_2026_11_23T12_00_00_123456"), at: .seconds(1), unit: 0.5)
        #expect(election.action(at: .seconds(1)) == .wait(.milliseconds(25)))

        var leader = leader()
        leader.hear(.resigned(leader: "other"), at: .seconds(1), unit: 0)
        #expect(leader.action(at: .seconds(1)) == .wait(.seconds(4)))
    }

    @Test("a leader who is asked to resigns, and lets the others stand first; a follower does nothing")
    func asked() {
        var election = leader()
        election.hear(.resignationRequested, at: .seconds(1), unit: 0)
        #expect(election.term(at: .seconds(1)) == nil)
        #expect(election.action(at: .seconds(1)) == .resign(mine))
        election.note(.resigned, asked: .seconds(1), now: .seconds(1), unit: 0)
        #expect(election.action(at: .seconds(1)) == .wait(.seconds(5)))

        var follower = candidate()
        follower.note(.defeated, asked: .zero, now: .zero, unit: 0)
        follower.hear(.resignationRequested, at: .seconds(1), unit: 0)
        #expect(follower.action(at: .seconds(1)) == .wait(.seconds(4)))
    }

    @Test("a leader who leaves gives up its term, once")
    func leaves() {
        var election = leader()
        #expect(election.leave() == mine)
        #expect(election.leave() == nil)
        #expect(election.term(at: .seconds(1)) == nil)
    }
}
