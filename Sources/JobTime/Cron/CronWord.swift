/// A stretch of the text of a cron expression, with its place.
struct CronWord {
    let scalars: ArraySlice<Unicode.Scalar>

    var text: String { scalars.text }
    var offset: Int { scalars.startIndex }
    var length: Int { scalars.count }
    var isEmpty: Bool { scalars.isEmpty }

    /// The parts between `separator`s, empty ones included.
    func split(_ separator: Unicode.Scalar) -> [CronWord] {
        scalars.split(separator: separator, omittingEmptySubsequences: false).map { CronWord(scalars: $0) }
    }

    /// Without its first scalars.
    func dropFirst(_ count: Int) -> CronWord { CronWord(scalars: scalars.dropFirst(count)) }
    /// Without its last scalars.
    func dropLast(_ count: Int) -> CronWord { CronWord(scalars: scalars.dropLast(count)) }

    /// Whether it looks like the name of a time zone.
    var isZoneLike: Bool {
        guard let first = scalars.first, first.isASCIILetter else { return false }
        if let slash = scalars.firstIndex(of: "/"), slash + 1 < scalars.endIndex, scalars[slash + 1].isASCIILetter {
            return true
        }
        let upper = text.uppercased()
        let known = [
            "UTC", "GMT", "Z", "LOCAL", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "EET",
            "EEST", "WET", "WEST", "BST", "IST", "JST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
        ]
        return known.contains(upper) || upper.hasPrefix("UTC+") || upper.hasPrefix("UTC-") || upper.hasPrefix("GMT+")
            || upper.hasPrefix("GMT-")
    }
}
