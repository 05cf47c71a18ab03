import JSONTree
import JobPlugin
import JobSQL
import JobTime

/// The plugin of the tests: all that the DSL offers, in one domain.
struct BillingPlugin: JobPlugin {
    static let id: PluginID = "billing"

    struct Settings: Codable, Sendable {
        var smtpURL: String?
        var retries: Int?

        enum CodingKeys: String, CodingKey {
            case smtpURL = "smtp_url"
            case retries
        }
    }

    let smtp: String

    init(settings: Settings, services: PluginServices) throws {
        if settings.smtpURL == "bad" {
            throw PluginSettingsError(key: "smtp_url", message: "not a URL")
        }
        smtp = settings.smtpURL ?? "smtp://localhost"
    }

    static var items: [PluginItem<Self>] {
        Wrap { _ in TagLayer(name: "outer") }
        Wrap { _ in TagLayer(name: "inner") }
        Handle(SendReceipt.self) { SendReceipt(smtp: $0.smtp) }
        if includesDigest {
            Handle(SendDigest.self) { _ in SendDigest() }
        }
        for name in ["payers", "debtors"] {
            Serve(name, Payers.self) { _ in Payers() }
        }
    }

    static var includesDigest: Bool { true }

    static var migrations: [PluginMigration] {
        [PluginMigration("001_receipts") { _ in "CREATE TABLE receipts (id INTEGER PRIMARY KEY)" }]
    }
}

struct SendReceipt: JobHandler {
    static let kind: JobKind = "send_receipt"

    struct Arguments: Codable, Sendable, Equatable {
        var orderID: Int64
        var email: String
        var lines: [Int]?

        enum CodingKeys: String, CodingKey {
            case orderID = "order_id"
            case email, lines
        }
    }

    struct Throttled: Error, CustomStringConvertible {
        var pause: Duration
        var description: String { "throttled" }
    }

    let smtp: String

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        switch arguments.email {
        case "throttled": throw Throttled(pause: .seconds(90))
        case "rejected": throw JobTimeoutError(timeout: .seconds(Int64(arguments.orderID)))
        case "later": return .snoozed(for: .seconds(30))
        case "never": return .snoozed(for: .seconds(-1))
        case "digest":
            try await context.client.enqueue(SendDigest.self, .init(date: CivilDate(daysSinceEpoch: 20_000)))
            return .completed
        default: return .completed
        }
    }

    func retry(after failure: JobFailure<Arguments>) -> RetryDecision {
        switch failure.error {
        case let error as Throttled: .retry(after: error.pause)
        case is JobTimeoutError: .discard(reason: "order \(failure.arguments.orderID)")
        default: .usePolicy
        }
    }
}

struct SendDigest: JobHandler {
    static let kind: JobKind = "send_digest"

    struct Arguments: Codable, Sendable, Equatable {
        var date: CivilDate
    }

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        .completed
    }
}

struct Payers: Audience {
    static var fields: [String: ArgumentShape] { ["email": .string] }

    func zones(on date: CivilDate) async throws -> [ZoneName] {
        ["Europe/London"]
    }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
        [Subject(id: 1, fields: ["email": "a@example.org"])]
    }
}

/// Leaves its name in the reason with which a job ends, so that the order of layers shows.
struct TagLayer: JobMiddleware {
    let name: String

    func run(
        _ context: JobContext, next: @Sendable (JobContext) async throws -> JobOutcome
    ) async throws -> JobOutcome {
        let outcome = try await next(context)
        switch outcome {
        case .completed: return .cancelled(reason: name)
        case .cancelled(let reason): return .cancelled(reason: "\(name)>\(reason)")
        case .snoozed, .discarded: return outcome
        }
    }
}
