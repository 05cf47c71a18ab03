import Testing

@testable import JobStorePostgres

@Suite("What River's programs tell each other")
struct MessageTests {
    @Test(
        "of the leadership is read, whatever stands beside it",
        arguments: [
            (#"{"leader_id":"a","action":"resigned"}"#, LeadershipMessage.resigned(leader: "a")),
            (#"{"action" : "resigned", "leader_id" : "a", "more": [1]}"#, .resigned(leader: "a")),
            (#"{"action":"request_resign","leader_id":""}"#, .resignationRequested),
            (#"{"action":"something","leader_id":"a"}"#, nil), ("", nil), ("[]", nil), ("{", nil),
        ])
    func leadership(text: String, message: LeadershipMessage?) {
        #expect(LeadershipMessage(text) == message)
    }

    @Test(
        "of jobs to be cancelled is read, and nothing else of the channel",
        arguments: [
            (#"{"action":"cancel","job_id":123,"queue":"default"}"#, 123),
            (#"{"action":"pause","queue":"*"}"#, nil), (#"{"action":"cancel","job_id":"123"}"#, nil), ("1", nil),
        ] as [(String, Int64?)])
    func cancel(text: String, job: Int64?) {
        #expect(CancelMessage(text)?.job == job)
    }

    @Test("goes to those who asked for the channel, until nothing more will be heard")
    func relay() async {
        let relay = NotificationRelay()
        let first = relay.messages(on: "a")
        let second = relay.messages(on: "b")
        relay.send("1", on: "a")
        relay.send("2", on: "b")
        relay.send("3", on: "a")
        relay.finish()
        var heard: [String] = []
        for await text in first { heard.append(text) }
        #expect(heard == ["1", "3"])
        for await text in second { heard.append(text) }
        #expect(heard == ["1", "3", "2"])
    }
}
