import JobModel
import Testing

@Suite("Names")
struct NameRuleTests {
    @Test(
        "what is a name is accepted",
        arguments: [
            (NameRule.queue, "default"), (.queue, "a_b-c"), (.queue, String(repeating: "q", count: 64)),
            (.kind, "publish_event"), (.kind, "Billing.receipt:send/v2"), (.identifier, "river.like-2"), (.tag, "a-b"),
        ])
    func accepted(rule: NameRule, text: String) {
        #expect(rule.accepts(text))
    }

    @Test(
        "what is none is refused",
        arguments: [
            (NameRule.queue, ""), (.queue, "Default"), (.queue, "a__b"), (.queue, "a-"), (.queue, "a.b"),
            (.queue, String(repeating: "q", count: 65)), (.kind, "x"), (.kind, "é_event"), (.kind, "a b"),
            (.kind, "-ab"), (.kind, String(repeating: "k", count: 128)), (.identifier, ".a"), (.identifier, "a/b"),
            (.tag, "ab"), (.tag, "-abc"), (.tag, "a,b"),
        ])
    func refused(rule: NameRule, text: String) {
        #expect(!rule.accepts(text))
    }
}
