import JSONTree
import JobConfig
import JobDiagnostics
import JobModel
import JobTime
import Testing

@Suite("The reference of keys")
struct ConfigReferenceTests {
    @Test("no path stands twice, and each has a summary")
    func unique() {
        let paths = ConfigReference.entries.map { $0.file.rawValue + ":" + $0.path }
        #expect(Set(paths).count == paths.count)
        #expect(ConfigReference.entries.allSatisfy { !$0.summary.isEmpty && !$0.summary.hasSuffix(".") })
    }

    @Test("every default is a value of its type")
    func defaults() {
        for entry in ConfigReference.entries {
            guard let value = entry.defaultValue else { continue }
            switch entry.type {
            case .integer(let range): #expect(value.int64.map { range.contains(Int($0)) } == true, "\(entry.path)")
            case .duration(let least):
                let duration = try? DurationText.parse(value.string ?? "")
                #expect(duration.map { $0 >= least } == true, "\(entry.path)")
            case .choice(let words): #expect(words.contains(value.string ?? ""), "\(entry.path)")
            case .boolean: #expect(value.bool != nil, "\(entry.path)")
            default: break
            }
        }
    }

    @Test("what the table gives as defaults is what reading gives")
    func agreement() throws {
        let base = try #require(reading("version: 1\n").base)
        #expect(base.runtime.concurrency.value == 20)
        #expect(base.runtime.shutdownTimeout.value == .seconds(25))
        #expect(base.retention.ledger?.value == .seconds(400 * 86_400))
        #expect(base.queues.map(\.name.value) == ["default"])
        #expect(base.retryPolicies.map(\.policy.value) == [.river])
        #expect(base.store.url.value == "sqlite:.runner/runner.db")
        #expect(base.timezone.value == "UTC")
    }

    @Test("every code is given once, in order")
    func codes() {
        #expect(ReadingCode.all == Set(ReadingCode.all).sorted())
    }
}
