/// What is wrong with one line of a population.
package enum PopulationCSVProblem: Sendable, Hashable, CustomStringConvertible {
    case fieldCount(Int, expected: Int)
    case emptyID
    /// A quote stands inside a field that does not begin with one.
    case strayQuote
    /// Something other than a comma follows a closing quote.
    case textAfterQuote
    /// The file ends inside quotes.
    case openQuote

    package var description: String {
        switch self {
        case .fieldCount(let count, let expected): "\(count) fields instead of \(expected)"
        case .emptyID: "the id is empty"
        case .strayQuote: "a quote inside a field without quotes"
        case .textAfterQuote: "text after a closing quote"
        case .openQuote: "a quote that is never closed"
        }
    }
}
