import JobPlugin

/// A handler of the tests, made from nothing.
protocol SampleHandler: JobHandler where Arguments == SampleArguments {
    init()
}

/// Nothing: the shapes of the sample handlers are declared.
struct SampleArguments: Codable, Sendable {}

extension SampleHandler {
    func run(_ arguments: SampleArguments, in context: JobContext) async throws -> JobOutcome { .completed }
}

struct SendDigest: SampleHandler {
    static let kind: JobKind = "send_digest"
    static let argumentShape: ArgumentShape? = .any
}

struct SendReceipt: SampleHandler {
    static let kind: JobKind = "send_receipt"
    static let argumentShape: ArgumentShape? = .fields([
        "user_id": .init(.integer), "local_date": .init(.date, isOptional: true),
    ])
}

struct IndexPage: SampleHandler {
    static let kind: JobKind = "index_page"
    static let argumentShape: ArgumentShape? = .fields(["text": .init(.string)])
}

/// All sorts of shapes.
struct StorePage: SampleHandler {
    static let kind: JobKind = "store_page"
    static let argumentShape: ArgumentShape? = .fields([
        "text": .init(.string), "tags": .init(.array(of: .string), isOptional: true),
        "filter": .init(.fields(["limit": .init(.integer)]), isOptional: true),
        "size": .init(.enumeration(["small", "large"]), isOptional: true),
        "scores": .init(.map(of: .number), isOptional: true), "extra": .init(.object, isOptional: true),
    ])
}

struct CountWords: SampleHandler {
    static let kind: JobKind = "count_words"
    static let argumentShape: ArgumentShape? = .fields(["text": .init(.string)])
}

struct CountLines: SampleHandler {
    static let kind: JobKind = "count_lines"
    static let argumentShape: ArgumentShape? = .fields(["text": .init(.string)])
}

/// Decodes by hand, so that nobody can read off what.
struct ImportFile: JobHandler {
    static let kind: JobKind = "import_file"

    struct Arguments: Codable, Sendable {
        let path: String

        init(from decoder: any Decoder) throws {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "never by a probe"))
        }
    }

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome { .completed }
}
