import JobConfig
import JobDiagnostics
import JobValidation
import Testing

@Suite("Pages")
struct PageTests {
    /// What no text of an example can be: bytes, sizes, and files that are not there.
    private static let inexpressible: Set<DiagnosticCode> = [
        ReadingCode.notUTF8, ReadingCode.tooLarge, ReadingCode.tooManyNodes, ReadingCode.missingFile,
        ReadingCode.unreadableFile,
    ]

    private static let pages = RuleBook.pages

    @Test("each code that reading uses has a page, and no code has two")
    func complete() {
        let codes = PageTests.pages.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(ReadingCode.all.filter { !codes.contains($0) } == [])
        #expect(RuleBook.page("rj300")?.code == "RJ300")
        #expect(RuleBook.page("RJ999") == nil)
    }

    @Test("a page's bad example has its code and no other finding", arguments: pages)
    func badExample(_ page: RuleDescription) {
        guard !PageTests.inexpressible.contains(page.code) else { return }
        let example = RuleExample(page.badExample)
        let codes = Set(Workbench.validate(jobs: example.jobs, schedules: example.schedules).map(\.code))
        #expect(codes.contains(page.code), "\(Workbench.report(example))")
        // An allow comment for an error stands beside the error.
        let expected: Set<DiagnosticCode> = page.code == ReadingCode.allowOfError ? [page.code, "RJ210"] : [page.code]
        #expect(codes == expected, "\(Workbench.report(example))")
    }

    @Test("a page's good example has no finding", arguments: pages)
    func goodExample(_ page: RuleDescription) {
        #expect(Workbench.report(RuleExample(page.goodExample)) == "0 errors, 0 warnings, 0 notes\n")
    }

    @Test("titles and reasons read as they should", arguments: pages)
    func wording(_ page: RuleDescription) {
        #expect(!page.title.hasSuffix("."))
        #expect(page.why.hasSuffix("."))
        #expect(page.badExample != page.goodExample)
    }

    @Test("the reference holds each page with what the program says about its bad example")
    func reference() throws {
        let text = RulePages.markdown { page in
            PageTests.inexpressible.contains(page.code) ? nil : Workbench.report(RuleExample(page.badExample))
        }
        try Project.expect(text, equalsFile: "docs/rules.md")
    }
}
