import SourceMarks
import Testing

struct KnownNamesTests {
    @Test("a search that is cut short finds what one over all distances finds")
    func bounded() {
        let names = (0..<200).map { number in
            String(
                (0..<(3 + number % 6)).map { place in Character(["a", "b", "c", "d"][(number >> place + place) % 4]) })
        }
        let known = KnownNames(names)
        for word in ["abcd", "ddcba", "bad", "aabbccd", "cabcab"] {
            let limit = max(1, word.count / 3)
            let others = names.filter { $0 != word }
            let least = others.map { Suggestion.distance(word, $0) }.min() ?? .max
            let expected = least <= limit ? others.first { Suggestion.distance(word, $0) == least } : nil
            #expect(known.closest(to: word) == expected, "\(word)")
        }
    }

    @Test("the budget ends the suggestions, each of which costs the number of names")
    func budget() {
        let known = KnownNames(["queue", "retry", "timeout"])
        var budget = 7
        #expect(known.closest(to: "queu", budget: &budget) == "queue")
        #expect(known.closest(to: "retyr", budget: &budget) == "retry")
        #expect(known.closest(to: "timeot", budget: &budget) == nil)
        #expect(budget == 1)
    }

    @Test("a text of a megabyte is compared with nothing")
    func longText() {
        let text = String(repeating: "x", count: 1 << 20)
        #expect(KnownNames([text + "y"]).closest(to: text) == nil)
    }
}
