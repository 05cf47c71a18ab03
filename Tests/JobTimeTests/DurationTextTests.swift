import JobTime
import Testing

@Suite("Durations in text")
struct DurationTextTests {
    @Test(
        "a duration is read and printed in its canonical form",
        arguments: [
            ("500ms", Duration.milliseconds(500), "500ms"), ("30s", .seconds(30), "30s"), ("5m", .seconds(300), "5m"),
            ("2h", .seconds(7_200), "2h"), ("1d", .seconds(86_400), "1d"), ("1w", .seconds(604_800), "1w"),
            ("1h30m", .seconds(5_400), "1h30m"), ("90m", .seconds(5_400), "1h30m"), ("14d", .seconds(1_209_600), "2w"),
            ("10d", .seconds(864_000), "10d"), ("1w3d", .seconds(864_000), "10d"), ("0s", .zero, "0s"),
            ("1d2h3m4s5ms", .milliseconds(93_784_005), "1d2h3m4s5ms"), ("007s", .seconds(7), "7s"),
        ])
    func sound(_ text: String, _ duration: Duration, _ canonical: String) throws {
        #expect(try DurationText.parse(text) == duration)
        #expect(DurationText.print(duration) == canonical)
    }

    @Test(
        "a mistake is marked, with what to write",
        arguments: [
            ("30", "30", "say the unit: 30s"), ("1h30", "30", "say the unit: 1h30m"), ("-5m", "-5m", nil),
            ("", "", "write one such as 30s"), ("5M", "M", "write 5m"), ("30sec", "sec", "write 30s"),
            ("5 m", " ", "write 5m"), ("1h 30m", " ", "write 1h30m"), ("1.5h", "1.5h", "write 1h30m"),
            ("30m1h", "1h", "write each unit once, from large to small, as in 1d2h30m"),
            ("1h1h", "1h", "write each unit once, from large to small, as in 1d2h30m"),
            ("5x", "x", "the units are w, d, h, m, s and ms"),
            ("soon", "soon", "write a duration such as 30s or 1h30m"),
            ("99999999999999999999s", "99999999999999999999s", nil), ("999999999999w", "999999999999w", nil),
            ("５m", "５", nil), ("+5m", "+", "leave out the +"), ("1y", "y", "the units are w, d, h, m, s and ms"),
        ] as [(String, String, String?)])
    func mistakes(_ text: String, _ marked: String, _ help: String?) throws {
        let error = try #require(throws: DurationTextError.self) { try DurationText.parse(text) }
        let scalars = Array(text.unicodeScalars)[error.offset..<error.offset + error.length]
        #expect(String(String.UnicodeScalarView(scalars)) == marked)
        #expect(error.help == help)
    }

    @Test("zero is refused where it makes no sense")
    func zero() {
        #expect(throws: DurationTextError.self) { try DurationText.parse("0s", allowingZero: false) }
    }
}
