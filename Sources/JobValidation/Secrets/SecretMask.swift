package import JobDiagnostics
package import SourceMarks

/// Hides secrets in the files that reports quote.
package enum SecretMask {
    /// The files with everything that a finding of RJ600 marks replaced, so that no report can show it.
    ///
    /// Lines, columns and offsets stay as they are.
    package static func apply(to files: [SourceFile], _ diagnostics: [Diagnostic]) -> [SourceFile] {
        let secrets = Dictionary(
            grouping: diagnostics.filter { $0.code == PlainSecretRule.page.code }, by: \.location.file)
        return files.map { file in
            guard let found = secrets[file.path] else { return file }
            let ranges = found.map {
                $0.location.span.start.offset..<max($0.location.span.start.offset, $0.location.span.end.offset)
            }
            return SourceFile(path: file.path, text: mask(file.text, ranges))
        }
    }

    /// Each scalar in the byte ranges becomes one of the same length.
    private static func mask(_ text: String, _ ranges: [Range<Int>]) -> String {
        var masked = String.UnicodeScalarView()
        var offset = 0
        var left = ranges.sorted { $0.lowerBound < $1.lowerBound }[...]
        for scalar in text.unicodeScalars {
            let length = UTF8.width(scalar)
            while let range = left.first, range.upperBound <= offset { left.removeFirst() }
            let isSecret = scalar != "\n" && scalar != "\r" && left.first?.contains(offset) == true
            masked.append(isSecret ? stand(for: length) : scalar)
            offset += length
        }
        return String(masked)
    }

    private static func stand(for length: Int) -> Unicode.Scalar {
        switch length {
        case 1: "*"
        case 2: "\u{B7}"
        case 3: "\u{2022}"
        default: "\u{1F512}"
        }
    }
}
