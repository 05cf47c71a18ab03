import JobStore
import JobTime
import Testing

@testable import JobRuntime

@Suite("Nodes' names")
struct NodeNameTests {
    @Test("are marked as ours, and no longer than River's limit")
    func form() {
        let unique = "4194304_" + NodeName.unique(now: Timestamp(seconds: 4_000_000_000), random: 1)
        let name = NodeName.make(host: String(repeating: "long.", count: 50), unique: unique)
        #expect(name.hasPrefix("runner:long_long_"))
        #expect(name.hasSuffix("_" + unique))
        #expect(name.unicodeScalars.count <= NodeName.longest)
        #expect(NodeName.make(host: "", unique: "1_x") == "runner:_1_x")
        #expect(
            NodeName.make(host: "e\u{301}.x", unique: String(repeating: "u", count: 88)).unicodeScalars.count <= 100)
        #expect(NodeIdentity.ofThisProcess(unique: "x").name.hasPrefix(NodeName.prefix))
    }
}
