import JobDiagnostics

/// Reads `store:`.
enum StoreReader {
    private static let schemes = ["sqlite:", "postgres://", "postgresql://"]

    static func read(_ root: MappingReader) -> StoreSettings {
        let map = root.sectionOrEmpty("store")
        let url = map.filledText("url")
        if let node = map["url"], !url.isUnreadable { checkScheme(url.value, node) }
        return StoreSettings(
            url: url, schema: map.filledText("schema"), pooler: map.choice("pooler", default: .none),
            indexes: map.choice("indexes", default: .river))
    }

    /// A URL that is a variable as a whole can be judged only by its default.
    private static func checkScheme(_ url: String, _ node: NodeReader) {
        let pieces = VariableExpansion(url).pieces
        let head: String?
        switch pieces.first {
        case .literal(let text): head = text
        case .reference(_, let fallback): head = pieces.count == 1 ? fallback : nil
        case nil: head = nil
        }
        guard let head, !schemes.contains(where: head.hasPrefix) else { return }
        node.report(
            ReadingCode.badStoreURL, "a store's URL begins with sqlite: or postgres://",
            help: "write sqlite:PATH or postgres://USER@HOST/DATABASE")
    }
}
