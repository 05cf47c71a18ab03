import JobPlanning
import JobTime
import Testing

@Suite("Populations from CSV")
struct PopulationCSVTests {
    private func parse(_ text: String, lookingFor id: String? = nil) throws -> PopulationCSV.Result {
        try PopulationCSV.parse(Array(text.utf8), lookingFor: id)
    }

    @Test("subjects are counted by zone, whatever the order of columns")
    func counts() throws {
        let result = try parse("name,time_zone,id\na,Europe/London,1\nb,,2\nc,Europe/London,3\n")
        #expect(result.counts == ["Europe/London": 2, "": 1])
        #expect(result.subjects == 3)
        #expect(result.columns == ["name"])
        #expect(result.badLineCount == 0)
    }

    @Test("quotes, line breaks inside them, CRLF, a byte order mark, a last line without break")
    func quoting() throws {
        let text = "\u{FEFF}\"id\",time_zone,note\r\n1,\"Asia/Tokyo\",\"a \"\"b\"\", c\r\nd\"\r\n\r\n\"2\",Asia/Tokyo,"
        let result = try parse(text, lookingFor: "2")
        #expect(result.counts == ["Asia/Tokyo": 2])
        #expect(result.badLines.isEmpty)
        #expect(result.found == "Asia/Tokyo")
    }

    @Test("a bad line is named, counted and left out")
    func badLines() throws {
        let text = """
            id,time_zone
            1,UTC
            2
            3,UTC,more
            ,UTC
            4,U"TC
            "5"x,UTC
            "6
            6",UTC
            7,UTC,
            8,"UTC
            """
        let result = try parse(text)
        #expect(result.subjects == 2)
        #expect(
            result.badLines.map { "\($0.line): \($0.reason)" } == [
                "3: 1 fields instead of 2", "4: 3 fields instead of 2", "5: the id is empty",
                "6: a quote inside a field without quotes", "7: text after a closing quote",
                "10: 3 fields instead of 2", "11: a quote that is never closed",
            ])
        #expect(result.badLineCount == 7)
    }

    @Test("only the first bad lines are named")
    func manyBadLines() throws {
        let result = try parse("id,time_zone\n" + String(repeating: "x\n", count: 50))
        #expect(result.badLineCount == 50)
        #expect(result.badLines.count == PopulationCSV.namedBadLines)
    }

    @Test("a text cut anywhere reads the same")
    func pieces() throws {
        let text = Array("\u{FEFF}id,time_zone\r\n1,\"Euro\"\"pe\"\r\n2,\u{E9}\r\n,x\n3,\"a\nb\"".utf8)
        let whole = try PopulationCSV.parse(text)
        #expect(whole.subjects == 3)
        for cut in 0...text.count {
            var reader = PopulationCSV()
            try text[..<cut].withUnsafeBytes { try reader.read($0) }
            try text[cut...].withUnsafeBytes { try reader.read($0) }
            #expect(try reader.finish() == whole)
        }
    }

    @Test("more zones than the table begins with")
    func manyZones() throws {
        let lines = (0..<5_000).map { "\($0),Zone/\($0 % 1_500)" }
        let result = try parse("id,time_zone\n" + lines.joined(separator: "\n"))
        #expect(result.counts.count == 1_500)
        #expect(result.counts["Zone/7"] == 4)
        #expect(result.counts["Zone/999"] == 3)
    }

    @Test("a header without the two columns is an error that names the missing one")
    func headers() {
        #expect(throws: PopulationCSVError.self) { try parse("") }
        let missing = #expect(throws: PopulationCSVError.self) { try parse("id,timezone\n1,UTC\n") }
        #expect(missing?.reason == .missingColumn("time_zone"))
    }
}
