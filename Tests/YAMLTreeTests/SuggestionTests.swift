import SourceMarks
import Testing

struct SuggestionTests {
    @Test(
        "Slips cost one each, swapped neighbours too",
        arguments: [
            ("queu", "queue", 1), ("mial", "mail", 1), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3),
        ])
    func distance(left: String, right: String, expected: Int) {
        #expect(Suggestion.distance(left, right) == expected)
    }

    @Test("The nearest name within a third of the letters is suggested, the first of equals")
    func closest() {
        #expect(Suggestion.closest(to: "queu", among: ["retry", "queue"]) == "queue")
        #expect(Suggestion.closest(to: "europe/berlin", among: ["Europe/London", "Europe/Berlin"]) == "Europe/Berlin")
        #expect(Suggestion.closest(to: "abcdef", among: ["uvwxyz"]) == nil)
        #expect(Suggestion.closest(to: "at", among: ["as", "it"]) == "as")
    }
}
