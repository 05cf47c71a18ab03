import JSONTree
import Testing

@Suite("A renamed schedule")
struct ScheduleRenameTests {
    private static func schedules(_ id: String, _ more: String = "") -> String {
        "version: 1\nschedules:\n  \(id): { job: sort, every: 1h\(more) }\n"
    }

    @Test("is still paused, and can be resumed under its new name before any node has seen it")
    func pause() async throws {
        let project = try Project([
            "jobs.yaml": "version: 1\njobs: { sort: { handler: { exec: [\"true\"] } } }\n",
            "schedules.yaml": Self.schedules("old"),
        ])
        #expect(await project.run("schedules pause old").exit == 0)
        try project.write(Self.schedules("new", ", renamed_from: old"), to: "schedules.yaml")
        let shown = await project.run("schedules show new --format json")
        #expect(shown.json?["state"] == "paused", "\(shown.output)\(shown.messages)")
        #expect(await project.run("schedules resume new").exit == 0)
        #expect(await project.run("schedules show new --format json").json?["state"] == "active")
    }
}
