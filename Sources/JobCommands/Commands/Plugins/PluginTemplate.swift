/// The files of a new plugin.
struct PluginTemplate: Sendable {
    private let name: PluginName

    init(_ name: PluginName) {
        self.name = name
    }

    var plugin: String {
        """
        public import JobPlugin

        /// What this plugin adds: the kinds it works.
        public struct \(name.module)Plugin: JobPlugin {
            /// The key of its settings under `plugins:` in jobs.yaml.
            public static let id: PluginID = "\(name.id)"

            /// What `plugins: { \(name.id): ... }` may say.
            public struct Settings: Codable, Sendable {
                /// The word in front of the name.
                public var greeting: String?
            }

            let greeting: String

            /// Makes the plugin for a node.
            public init(settings: Settings, services: PluginServices) throws {
                greeting = settings.greeting ?? "Hello"
            }

            /// The table of contents.
            public static var items: [PluginItem<Self>] {
                Handle(GreetHandler.self) { GreetHandler(greeting: $0.greeting) }
            }
        }

        """
    }

    var handler: String {
        """
        import JobPlugin
        import Logging

        /// Greets somebody in the log. Queue, retry policy and timeout stand in jobs.yaml.
        struct GreetHandler: JobHandler {
            static let kind: JobKind = "\(name.id).greet"

            struct Arguments: Codable, Sendable {
                var name: String
            }

            let greeting: String

            func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
                guard !arguments.name.isEmpty else { return .discarded(reason: "nobody to greet") }
                context.logger.info("\\(greeting), \\(arguments.name)")
                return .completed
            }
        }

        """
    }

    var test: String {
        """
        import JobPlugin
        import JobPluginTesting
        import Testing

        @testable import \(name.module)

        @Suite("Greeting")
        struct GreetHandlerTests {
            @Test("somebody with a name is greeted")
            func greets() async {
                let record = await JobProbe(GreetHandler(greeting: "Hello")).perform(.init(name: "Ada"))
                #expect(record.outcome == .completed)
                #expect(record.refusal == nil)
            }

            @Test("nobody is a job that can never succeed")
            func nobody() async {
                let record = await JobProbe(GreetHandler(greeting: "Hello")).perform(.init(name: ""))
                #expect(record.outcome == .discarded(reason: "nobody to greet"))
            }
        }

        """
    }
}
