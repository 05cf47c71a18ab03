import FoundationEssentials

/// The types whose form in JSON is not the one that their own `Decodable` reads: Foundation's decoder steps in for them.
enum FoundationForms {
    /// Whether a type is one of them. Inside other types each is asked about by itself.
    static func contain(_ type: any Decodable.Type) -> Bool {
        type == Date.self || type == Data.self || type == URL.self || type == Decimal.self
    }
}
