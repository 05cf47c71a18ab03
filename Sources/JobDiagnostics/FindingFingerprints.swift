import SourceMarks

/// Names findings so that the same one is recognised after lines above it moved.
///
/// A fingerprint is made of the code, the file, the environment and the text of the line; equal ones are counted.
struct FindingFingerprints {
    private var seen: [UInt64: Int] = [:]

    mutating func next(_ diagnostic: Diagnostic, in report: DiagnosticReport) -> String {
        let location = diagnostic.location
        let line = report.file(location.file)?.line(location.span.start.line) ?? ""
        let words = line.split { $0 == " " || $0 == "\t" }
        let parts = [diagnostic.code.rawValue, location.file, diagnostic.environment ?? ""] + words.map(String.init)
        let hash = Self.hash(parts.joined(separator: "\0"))
        let number = seen[hash, default: 0] + 1
        seen[hash] = number
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits + ":\(number)"
    }

    /// FNV-1a, 64 bits: the same on every machine and in every version, and no secret is at stake.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
