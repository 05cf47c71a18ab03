/// Writes compiled zones by hand, sound ones and others.
struct TZifBytes {
    var version: UInt8 = 2
    /// UTC seconds and the index of an offset.
    var transitions: [(Int64, UInt8)] = []
    /// Seconds, daylight flag and the place of the abbreviation.
    var offsets: [(Int32, UInt8, UInt8)] = [(0, 0, 0)]
    var abbreviations = "AAA\u{0}BBB\u{0}"
    /// Seconds and correction.
    var leaps: [(Int64, Int32)] = []
    var standardIndicators: [UInt8] = []
    var universalIndicators: [UInt8] = []
    /// With its line breaks.
    var footer = "\n\n"
    /// The 32-bit half of version 2 and later, behind its header: counts and data.
    var legacy: (counts: [UInt32], data: [UInt8]) = ([0, 0, 0, 0, 1, 1], [0, 0, 0, 0, 0, 0, 0])

    var bytes: [UInt8] {
        let size = version == 1 ? 4 : 8
        let own = header(counts) + data(size)
        return version == 1 ? own : header(legacy.counts) + legacy.data + own + Array(footer.utf8)
    }

    private var counts: [UInt32] {
        [
            universalIndicators.count, standardIndicators.count, leaps.count, transitions.count, offsets.count,
            abbreviations.utf8.count,
        ].map(UInt32.init)
    }

    private func header(_ counts: [UInt32]) -> [UInt8] {
        Array("TZif".utf8) + [version == 1 ? 0 : 0x30 + version] + [UInt8](repeating: 0, count: 15)
            + counts.flatMap { Self.number(Int64($0), 4) }
    }

    private func data(_ size: Int) -> [UInt8] {
        var data = transitions.flatMap { Self.number($0.0, size) } + transitions.map(\.1)
        data += offsets.flatMap { Self.number(Int64($0.0), 4) + [$0.1, $0.2] }
        data += abbreviations.utf8
        data += leaps.flatMap { Self.number($0.0, size) + Self.number(Int64($0.1), 4) }
        return data + standardIndicators + universalIndicators
    }

    /// Big-endian.
    static func number(_ value: Int64, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> Int64(8 * (size - 1 - $0))) }
    }
}
