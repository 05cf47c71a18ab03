import JobDiagnostics
import JobValidation
import Testing

@Suite("Wording")
struct WordingTests {
    private static let findings = RuleBook.pages.flatMap { page in
        let example = RuleExample(page.badExample)
        return Workbench.validate(jobs: example.jobs, schedules: example.schedules)
    }

    @Test("messages begin in lower case, have no full stop and one line")
    func messages() {
        for finding in WordingTests.findings {
            let first = finding.message.unicodeScalars.first
            #expect(first?.properties.isUppercase == false || finding.message.hasPrefix("RJ"), "\(finding.message)")
            #expect(!finding.message.hasSuffix("."), "\(finding.message)")
            #expect(!finding.message.contains("\n"), "\(finding.message)")
            #expect(!finding.message.contains("invalid"), "\(finding.message)")
        }
    }

    @Test("a secret is in no message, help or line of a report")
    func secrets() {
        let jobs = """
            version: 1
            store: { url: "postgres://app:pa-ss@db.example/app?token=to-ken" }
            plugins:
              mailer: { url: smtp://me:ma-il@mail.example, api_token: ap-i }
            jobs:
              locate: { handler: { http: { url: "https://u:ht-tp@geo.example/jobs" } } }

            """
        let reading = Workbench.read(jobs: jobs, schedules: nil)
        let found = Workbench.validate(reading)
        #expect(found.count { $0.code == "RJ600" } == 5)
        let report = Workbench.report(reading, found)
        for secret in ["pa-ss", "to-ken", "ma-il", "ap-i", "ht-tp"] {
            #expect(!report.contains(secret), "\(report)")
            #expect(!found.contains { "\($0)".contains(secret) })
        }
    }
}
