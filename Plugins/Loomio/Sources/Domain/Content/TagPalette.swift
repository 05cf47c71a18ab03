/// The colours of tags that nobody gave one.
enum TagPalette {
    /// Always the same colour for a name, so that counting again changes nothing.
    static func colour(of name: String) -> String {
        // FNV-1a: Swift's own hashes differ from one process to the next.
        let hash = name.lowercased().utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return colours[Int(hash % UInt32(colours.count))]
    }

    private static let colours = [
        "#c62828", "#ad1457", "#6a1b9a", "#4527a0", "#283593", "#1565c0", "#0277bd", "#00838f", "#00695c",
        "#2e7d32", "#558b2f", "#9e9d24", "#f9a825", "#ff8f00", "#ef6c00", "#d84315", "#4e342e", "#37474f",
    ]
}
