extension Sequence<String> {
    /// At most seven, then how many more there are.
    var listed: String {
        let all = Array(self)
        let shown = all.prefix(7).joined(separator: ", ")
        return all.count > 7 ? "\(shown) and \(all.count - 7) more" : shown
    }
}
