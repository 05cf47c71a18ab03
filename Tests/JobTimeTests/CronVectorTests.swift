import JobTime
import Testing

@Suite("Cron fires when the table says")
struct CronVectorTests {
    @Test("next finds the listed instants", arguments: CronVector.all)
    func next(_ vector: CronVector) throws {
        let recurrence = try recurrence(vector)
        var instant = try Fixtures.instant(vector.start, in: recurrence.rules)
        for expected in vector.fires {
            let found = try #require(recurrence.next(after: instant))
            #expect(found.local == expected)
            instant = found.instant
        }
    }

    @Test("previous finds them again on the way back", arguments: CronVector.all)
    func previous(_ vector: CronVector) throws {
        let recurrence = try recurrence(vector)
        let last = try #require(vector.fires.last)
        var instant = try #require(Timestamp(rfc3339: last)).advanced(by: .microseconds(1))
        for expected in vector.fires.reversed() {
            let found = try #require(recurrence.previous(before: instant))
            #expect(found.local == expected)
            instant = found.instant
        }
    }

    @Test("a range holds them, and no others", arguments: CronVector.all)
    func range(_ vector: CronVector) throws {
        let recurrence = try recurrence(vector)
        let start = try Fixtures.instant(vector.start, in: recurrence.rules).advanced(by: .microseconds(1))
        let end = try #require(vector.fires.last.flatMap { Timestamp(rfc3339: $0) }).advanced(by: .microseconds(1))
        #expect(recurrence.occurrences(in: start..<end).map(\.local) == vector.fires)
    }

    @Test("the rows without runs are refused for their reason")
    func refused() {
        for row in CronVector.refused {
            let parse = CronExpression.parse(row.expression)
            #expect(parse.expression == nil, "#\(row.number)")
            #expect(parse.errors.map(\.kind) == row.kinds, "#\(row.number) \(row.expression)")
        }
    }

    @Test("no row of the table is left out")
    func complete() {
        #expect((CronVector.all.map(\.number) + CronVector.refused.map(\.number)).sorted() == Array(1...81))
    }

    private func recurrence(_ vector: CronVector) throws -> Recurrence {
        Recurrence(trigger: .cron(try Fixtures.cron(vector.expression)), rules: try Fixtures.rules(vector.zone))
    }
}
