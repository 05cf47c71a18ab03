extension Double {
    /// Without `.0`.
    var short: String {
        self == rounded() && magnitude < 1e15 ? String(Int64(self)) : description
    }
}
