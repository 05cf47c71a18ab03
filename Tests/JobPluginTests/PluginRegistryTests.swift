import JSONTree
import JobPlugin
import JobPluginTesting
import JobTime
import Testing

@Suite("The registry of plugins")
struct PluginRegistryTests {
    @Test("a table of contents is read without making the plugin")
    func reads() throws {
        let registry = try PluginRegistry([BillingPlugin.self])
        let plugin = try #require(registry.plugin("billing"))
        #expect(plugin.handlers.map(\.kind) == ["send_receipt", "send_digest"])
        #expect(plugin.audiences.map(\.name) == ["payers", "debtors"])
        #expect(plugin.migrations.map(\.name) == ["001_receipts"])
        #expect(plugin.settings?.fieldList == "retries?: integer, smtp_url?: string")
        #expect(registry.plugin(working: "send_digest") == "billing")
        #expect(registry.handler(for: "send_fax") == nil)
        #expect(registry.audience(named: "payers")?.fields == ["email": .string])
    }

    @Test("all problems come at once")
    func problems() {
        let error = #expect(throws: RegistryError.self) {
            try PluginRegistry([BillingPlugin.self, RivalPlugin.self])
        }
        let codes = error?.problems.map(\.code) ?? []
        #expect(codes == [.name, .duplicateKind, .name, .arguments, .duplicateAudience])
        #expect(error?.description.contains("by the plugins 'billing' and 'river'") == true)
    }

    @Test("one plugin linked twice is one problem of the plugin and of each thing in it")
    func duplicatePlugin() {
        let registry = PluginRegistry(examining: [BillingPlugin.self, BillingPlugin.self])
        #expect(registry.problems.first?.code == .duplicatePlugin)
        #expect(registry.handler(for: "send_receipt") != nil)
    }

    @Test("settings are checked without making the plugin")
    func settings() throws {
        let registry = try PluginRegistry([BillingPlugin.self])
        #expect(registry.checkSettings(of: "billing", nil).isEmpty)
        #expect(registry.checkSettings(of: "billing", ["smtp_url": "smtp://mail"]).isEmpty)
        let found = registry.checkSettings(of: "billing", ["smtp_url": 5, "smpt": "x"])
        #expect(found.map(\.path) == ["plugins.billing.smtp_url", "plugins.billing.smpt"])
    }

    @Test("activation makes handlers, with the first middleware outermost, and audiences")
    func activation() async throws {
        let registry = try PluginRegistry([BillingPlugin.self])
        let active = try registry.activate(settings: [:]) { _ in .forTests }
        #expect(Set(active.handlers.keys) == ["send_receipt", "send_digest"])
        #expect(Set(active.audiences.keys) == ["payers", "debtors"])
        let attempt = try #require(active.handlers["send_receipt"]).prepare(#"{"order_id":1,"email":"e"}"#)
        #expect(try await attempt.run(in: .forTests) == .cancelled(reason: "outer>inner"))
    }

    @Test("activation names every setting and plugin that does not fit")
    func activationProblems() throws {
        let registry = try PluginRegistry([BillingPlugin.self])
        let error = #expect(throws: RegistryError.self) {
            try registry.activate(settings: ["billing": ["smtp_url": "bad"], "biling": [:]]) { _ in .forTests }
        }
        #expect(error?.problems.map(\.path) == ["plugins.biling", "plugins.billing.smtp_url"])
        #expect(error?.problems.map(\.code) == [.unknownPlugin, .settings])
    }
}

/// Breaks every rule it can.
struct RivalPlugin: JobPlugin {
    static let id: PluginID = "river"

    init(settings: NoSettings, services: PluginServices) throws {}

    static var items: [PluginItem<Self>] {
        Handle(SendReceipt.self) { _ in SendReceipt(smtp: "") }
        Handle(Nameless.self) { _ in Nameless() }
        Serve("payers", Payers.self) { _ in Payers() }
    }
}

struct Nameless: JobHandler {
    static let kind: JobKind = "?"

    func run(_ arguments: [Int], in context: JobContext) async throws -> JobOutcome {
        .completed
    }
}
