import JobTime
import Testing
import ZoneDatabase

@testable import JobPlanning

@Suite("The geometry of timelines")
struct TimelineTests {
    private func axis(_ from: String, _ to: String, _ zone: ZoneName = .utc) throws -> [TimeAxis.Label] {
        let window = try window(from, to)
        return TimeAxis(window, clock: PlanClock(try zones.rules(for: zone), over: window)).labels
    }

    @Test("a day has a label every two hours, at round times, five of them where there is little room")
    func day() throws {
        let labels = try axis("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")
        #expect(labels.map(\.text).prefix(4) == ["00:00", "02:00", "04:00", "06:00"])
        #expect(labels.count == 13)
        #expect(labels.filter(\.isMajor).map(\.text) == ["00:00", "06:00", "12:00", "18:00", "00:00"])
        #expect(labels.compactMap(\.above) == ["Tue 24 Nov", "Wed 25 Nov"])
        #expect(labels.allSatisfy { $0.utc == nil })
        #expect(labels[6].at == 0.5)
    }

    @Test("labels follow the clocks over a change, with UTC beside them")
    func clockChange() throws {
        let labels = try axis("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z", "America/New_York")
        #expect(labels.map(\.text) == ["00:00"] + (2...11).map { ($0 < 5 ? "0" : "") + "\($0 * 2):00" } + ["00:00"])
        #expect(labels.compactMap(\.utc).prefix(3) == ["05:00", "08:00", "10:00"])
    }

    @Test("other windows have days, months, minutes")
    func steps() throws {
        #expect(
            try axis("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z").map(\.text).prefix(3) == ["Jan", "Feb", "Mar"])
        #expect(
            try axis("2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z").map(\.text).prefix(2) == ["23 Nov", "24 Nov"])
        #expect(try axis("2026-11-24T00:03:20Z", "2026-11-24T01:00:00Z").map(\.text).prefix(2) == ["00:05", "00:10"])
        #expect(try axis("2026-11-24T00:00:00Z", "2026-11-24T00:00:01Z").count == 2)
    }

    @Test("no window has more labels than fit, nor one at the wrong place")
    func counts() throws {
        let start = try at("2026-02-27T13:47:11Z")
        for zone: ZoneName in ["UTC", "Asia/Kathmandu", "Australia/Lord_Howe", "America/New_York"] {
            var seconds: Int64 = 1
            while seconds <= 367 * 86_400 {
                let window = start..<start.advanced(by: .seconds(seconds))
                let labels = TimeAxis(window, clock: PlanClock(try zones.rules(for: zone), over: window)).labels
                #expect(labels.count <= AxisStep.mostLabels + 1, "\(seconds) s in \(zone)")
                #expect(labels.allSatisfy { (0...1).contains($0.at) })
                #expect(labels.map(\.at) == labels.map(\.at).sorted())
                #expect(labels.count { $0.isMajor } <= 5)
                if seconds > 60 { #expect(labels.count >= 3, "\(seconds) s in \(zone)") }
                seconds = seconds * 3 / 2 + 1
            }
        }
    }

    @Test("no peak is too short to be seen, and nothing is drawn beside a curve")
    func levels() throws {
        let window = try window("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
        let peak = try at("2026-07-02T12:00:00Z")
        let curve = [
            QueueLevel(at: peak, jobs: 0), QueueLevel(at: peak, jobs: 50),
            QueueLevel(at: peak.advanced(by: .seconds(1)), jobs: 0),
        ]
        let levels = LevelColumns(curve, scale: TimeScale(window: window), count: 100).levels
        #expect(levels[50] == 50)
        #expect(levels.filter { $0 > 0 }.count == 1)
    }

    @Test("a straight line is highest at the better end of each column, also beyond the window")
    func slope() throws {
        let window = try window("2026-01-01T00:00:00Z", "2026-01-01T00:00:10Z")
        let start = try at("2025-12-31T23:59:50Z")
        let curve = [QueueLevel(at: start, jobs: 30), QueueLevel(at: start.advanced(by: .seconds(30)), jobs: 0)]
        let levels = LevelColumns(curve, scale: TimeScale(window: window), count: 10).levels
        #expect(levels.map { Int($0.rounded()) } == [20, 19, 18, 17, 16, 15, 14, 13, 12, 11])
    }

    @Test("fires at one place are one mark, with their jobs summed and an unknown number kept unknown")
    func marks() throws {
        func fire(_ instant: String, _ count: Int?) throws -> PlannedFire {
            PlannedFire(
                schedule: "s", job: "s", queue: "q", instant: try at(instant), zone: .utc, zoneOffset: 0,
                abbreviation: "UTC", date: try #require(CivilDate("2026-01-01")), reason: "regular", count: count)
        }
        let fires = try [
            fire("2026-01-01T00:00:00Z", 2), fire("2026-01-01T00:00:30Z", 3), fire("2026-01-01T12:00:00Z", nil),
        ]
        let scale = TimeScale(window: try window("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"))
        let marks = LaneMarks(fires, scale: scale, places: 100).marks
        #expect(marks.map(\.jobs) == [5, nil])
        #expect(marks.map(\.fires) == [2, 1])
        #expect(marks.map(\.at) == [0, 0.5])
    }

    @Test("numbers of drawings have no exponent and no needless digits")
    func numbers() {
        #expect(
            [0, 1, -1.25, 960, 0.04, 1_234.56, 41.95].map(PlotNumber.text) == [
                "0", "1", "-1.3", "960", "0", "1234.6", "42",
            ])
        #expect(PlotNumber.percent(1.0 / 3) == "33.33%" && PlotNumber.percent(0.5) == "50%")
        #expect(PlotNumber.percent(0.5005) == "50.05%")
    }
}
