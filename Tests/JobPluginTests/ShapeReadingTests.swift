import FoundationEssentials
import JSONTree
import JobTime
import Testing

@testable import JobPlugin

@Suite("Reading shapes off types")
struct ShapeReadingTests {
    enum Channel: String, Codable, CaseIterable { case email, push }
    enum Level: Int, Codable, CaseIterable { case low, high }
    enum Open: String, Codable { case one }

    struct Money: Codable, Sendable {
        var amount: Decimal
        var currency: String
    }

    struct Wrapper: Codable {
        var raw: Int64
        init(from decoder: any Decoder) throws {
            raw = try decoder.singleValueContainer().decode(Int64.self)
        }
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(raw)
        }
    }

    struct Picky: Codable {
        var text: String
        init(from decoder: any Decoder) throws {
            text = try decoder.singleValueContainer().decode(String.self)
            guard text.contains("@") else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no address"))
            }
        }
    }

    struct Everything: Codable {
        var int: Int
        var small: UInt8
        var float: Float
        var flag: Bool
        var text: String?
        var at: Timestamp
        var on: CivilDate
        var old: Date?
        var id: UUID
        var page: URL?
        var anything: JSONValue
        var money: Money
        var prices: [Money]
        var labels: [String: [String]]
        var ids: Set<Int>
        var channel: Channel
        var level: Level?
        var wrapped: Wrapper
        var flags: [Bool?]
        var open: Open?
        var opens: [Open]
        var bytes: Data
        var renamed: Int
        var pause: Duration

        enum CodingKeys: String, CodingKey {
            case int, small, float, flag, text, at, on, old, id, page, anything, money, prices, labels, ids, channel,
                level
            case wrapped, flags, open, opens, bytes, pause
            case renamed = "new_name"
        }
    }

    final class Tree: Codable {
        var name: String
        var children: [Tree]
        var parent: Tree?
    }

    struct Empty: Codable {}
    struct NeedsOpen: Codable { var open: Open }
    struct MayBePicky: Decodable { var address: Picky? }
    struct NeedsPicky: Decodable { var address: Picky }

    @Test("each type has its shape")
    func everything() throws {
        let shape = try #require(ArgumentShape(readingOff: Everything.self))
        guard case .fields(let fields) = shape else {
            Issue.record("\(shape)")
            return
        }
        let texts = fields.mapValues { $0.shape.description + ($0.isOptional ? "?" : "") }
        let expected = [
            "int": "integer", "small": "integer", "float": "number", "flag": "boolean", "text": "string?",
            "at": "timestamp", "on": "date", "old": "timestamp?", "id": "string", "page": "string?", "anything": "any",
            "money": "{amount: number, currency: string}", "prices": "[{amount: number, currency: string}]",
            "labels": "{string: [string]}", "ids": "[integer]", "channel": "{enum: [email, push]}", "level": "integer?",
            "wrapped": "integer", "flags": "[boolean]", "open": "string?", "opens": "[string]", "bytes": "string",
            "new_name": "integer", "pause": "[integer]",
        ]
        for (name, text) in expected {
            #expect(texts[name] == text, "\(name)")
        }
        #expect(texts.count == expected.count)
    }

    @Test("a type that contains itself ends somewhere")
    func recursive() {
        #expect(ArgumentShape(readingOff: Tree.self)?.description == "{children: [any], name: string, parent?: any}")
    }

    @Test("a type without properties is an object without fields")
    func empty() {
        #expect(ArgumentShape(readingOff: Empty.self) == .fields([:]))
        #expect(ArgumentShape(readingOff: [String: Int].self) == .map(of: .integer))
    }

    @Test("a type that refuses made-up values is not read, but what may be absent may be refused")
    func unreadable() {
        #expect(ArgumentShape(readingOff: NeedsOpen.self) == nil)
        #expect(ArgumentShape(readingOff: NeedsPicky.self) == nil)
        #expect(ArgumentShape(readingOff: MayBePicky.self)?.description == "{address?: string}")
    }

    @Test("the handlers' own arguments are read")
    func handlers() {
        #expect(
            HandlerDescription(SendReceipt.self).arguments?.fieldList
                == "email: string, lines?: [integer], order_id: integer")
        #expect(HandlerDescription(SendDigest.self).arguments?.fieldList == "date: date")
    }
}
