/// The engine that a store's URL names, as far as the text tells without any variable.
enum StoreEngine {
    case sqlite, postgres

    /// Reads the scheme, that of the default if the URL is a variable with one; nil if only the variable knows.
    init?(url: String) {
        var text = url[...]
        if text.hasPrefix("${") {
            guard let separator = text.firstRange(of: ":-") else { return nil }
            text = text[separator.upperBound...]
        }
        if text.hasPrefix("sqlite:") {
            self = .sqlite
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .postgres
        } else {
            return nil
        }
    }
}
