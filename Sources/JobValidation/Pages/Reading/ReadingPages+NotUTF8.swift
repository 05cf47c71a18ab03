import JobConfig
import JobDiagnostics

extension ReadingPages {
    /// RJ016
    static let notUTF8 = RuleDescription(
        ReadingCode.notUTF8, .error, title: "bytes that are not UTF-8",
        why: """
            Files are UTF-8. Some editors still write older encodings; save the file again as UTF-8.
            """,
        badExample: """
            # A file in Latin-1: the é of "Résumé" is one byte.
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)
}
