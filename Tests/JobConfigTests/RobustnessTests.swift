import JobConfig
import SourceMarks
import Testing

@Suite("Damaged and large files")
struct RobustnessTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test("2,000 mutations of the repository's files are read to an end")
    func mutations() throws {
        let own = ConfigurationFolder(repositoryRoot).read()
        let jobs = Array(own.jobsFile.text.utf8)
        let schedules = Array(try #require(own.schedulesFile).text.utf8)
        var random = Generator(state: 20_261_123)
        var findings = 0
        for round in 0..<2_000 {
            // A part of the file, so that the whole test stays quick.
            let source = round % 2 == 0 ? jobs : schedules
            var bytes = Array(source.prefix(600 + Int.random(in: 0..<1_200, using: &random)))
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
                default: bytes[place] = "{}[]:,-\"'#&*!|>%@ \n\t".utf8.randomElement(using: &random) ?? 0
                }
            }
            let damaged = SourceFile(path: "a.yaml", bytes: bytes)
            let result =
                round % 2 == 0
                ? ConfigurationReader.read(jobs: damaged, schedules: nil)
                : ConfigurationReader.read(jobs: SourceFile(path: "jobs.yaml", text: "version: 1"), schedules: damaged)
            findings += result.diagnostics.count
        }
        #expect(findings > 1_000)
    }

    @Test("10,000 jobs in 50,000 lines are all found by their names")
    func large() throws {
        var text = "version: 1\njobs:\n"
        for number in 0..<10_000 {
            text +=
                "  job_\(number):\n    description: Number \(number)\n    timeout: 5m\n    args:\n      id: integer\n"
        }
        let base = try #require(reading(text).base)
        #expect((0..<10_000).allSatisfy { base.job("job_\($0)") != nil })
    }
}
