import JobTime
import Testing

@Suite("Cron in canonical text and in words")
struct CronTextTests {
    @Test(
        "the text is made canonical",
        arguments: [
            ("  007  6 * * mon-Fri ", "7 6 * * MON-FRI"), ("@DAILY", "@daily"), ("0 0 l jan *", "0 0 L JAN *"),
            ("00 */02 * * 7", "0 */2 * * 7"), ("0 0 * * 5l,mon#1", "0 0 * * 5L,MON#1"),
        ])
    func canonical(_ text: String, _ expected: String) throws {
        #expect(try Fixtures.cron(text).description == expected)
    }

    @Test(
        "the words say when it fires",
        arguments: [
            ("@hourly", "every hour at minute 0"), ("0 6 * * *", "at 06:00 every day"),
            ("30 2 * * SUN", "at 02:30 on Sunday"), ("*/15 * * * *", "every 15 minutes"),
            ("* * * * *", "every minute"), ("0 */2 * * *", "every 2 hours at minute 0"),
            ("0 6,18 * * *", "at 06:00 and 18:00 every day"),
            ("*/15 9-17 * * MON-FRI", "every 15 minutes of hours 9 to 17 on Monday to Friday"),
            ("0 0 L * *", "at 00:00 on the last day of the month"),
            ("0 0 LW * *", "at 00:00 on the last weekday of the month"),
            ("0 0 13 * FRI", "at 00:00 on day 13 of the month or on Friday"),
            (
                "0 0 */2 * MON",
                "at 00:00 on days 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29 and 31 of the month if it is Monday"
            ),
            ("0 0 29 2 *", "at 00:00 on day 29 in February"),
            ("0 0 * * MON#2", "at 00:00 on the second Monday of the month"),
            ("0 0 * * 5L", "at 00:00 on the last Friday of the month"),
            ("0 12 * JUN-AUG *", "at 12:00 every day in June to August"),
            ("*/20 * * * * *", "every 20 seconds"), ("0 30 6 * * *", "at 06:30 every day"),
            ("0,30 * * * *", "every hour at minutes 0 and 30"),
        ])
    func words(_ text: String, _ expected: String) throws {
        #expect(try Fixtures.cron(text).describe() == expected)
    }

    @Test("wildcards are in minute and hour only")
    func wildcards() throws {
        #expect(try Fixtures.cron("*/5 6 * * *").isWildcard)
        #expect(try Fixtures.cron("0 * * * *").isWildcard)
        #expect(try Fixtures.cron("0 0 * * * *").isWildcard)
        #expect(try !Fixtures.cron("* 0 6 * * *").isWildcard)
        #expect(try !Fixtures.cron("0 6 * * *").isWildcard)
        #expect(try !Fixtures.cron("0-59 0-23 * * *").isWildcard)
    }
}
