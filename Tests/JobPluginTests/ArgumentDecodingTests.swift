import JobPlugin
import JobTime
import Testing

@Suite("Arguments that cannot be read")
struct ArgumentDecodingTests {
    struct Bad: Sendable {
        var text: String
        var description: String
    }

    static let bad: [Bad] = [
        Bad(text: #"{"order_id":1}"#, description: "args.email: missing; expected string"),
        Bad(text: #"{"order_id":"x","email":"e"}"#, description: "args.order_id: wrong type; expected integer"),
        Bad(text: #"{"order_id":null,"email":"e"}"#, description: "args.order_id: null; expected integer"),
        Bad(
            text: #"{"order_id":1,"email":"e","lines":[1,2,"secret"]}"#,
            description: "args.lines[2]: wrong type; expected integer"),
        Bad(text: "not JSON", description: "args: not the JSON object it must be"),
    ]

    @Test("the place and what ought to be there are named, the value is not", arguments: bad)
    func messages(_ bad: Bad) {
        let handler = AnyJobHandler(SendReceipt(smtp: ""))
        let error = #expect(throws: ArgumentDecodingError.self) { try handler.prepare(bad.text) }
        #expect(error?.description == bad.description)
    }

    @Test("unknown fields are ignored at decode")
    func unknownFields() throws {
        _ = try AnyJobHandler(SendReceipt(smtp: "")).prepare(#"{"order_id":1,"email":"e","new":true}"#)
    }

    @Test("times and dates are text in stored arguments")
    func times() throws {
        struct Times: Codable, Equatable {
            var at: Timestamp
            var on: CivilDate
        }
        let times = Times(at: Timestamp(microseconds: 1_500_000), on: CivilDate(daysSinceEpoch: 1))
        let text = try ArgumentCoding.encode(times)
        #expect(text == #"{"at":"1970-01-01T00:00:01.500000Z","on":"1970-01-02"}"#)
        #expect(try ArgumentCoding.decode(Times.self, from: text) == times)
        #expect(throws: DecodingError.self) {
            try ArgumentCoding.decode(Times.self, from: #"{"at":"yesterday","on":"1970-01-02"}"#)
        }
    }
}
