import JobDiagnostics
import JobValidation
import Testing

@Suite("Environments")
struct OverlayTests {
    @Test("what the base has is not said again, what only an environment has names it")
    func once() {
        let jobs = """
            version: 1
            queues: { default: { concurrency: 10, global_concurrency: 4 } }
            jobs: { send_digest: {} }
            environments:
              quiet: { runtime: { concurrency: 30 } }
              tight: { runtime: { node_lost_after: 2s } }

            """
        let found = Workbench.validate(jobs: jobs)
        #expect(found.map(\.code) == ["RJ503", "RJ403"])
        #expect(found.map(\.environment) == [nil, "tight"])
    }

    @Test("a comment allows a warning of an environment too")
    func allowed() {
        let jobs = """
            version: 1
            queues: { default: { concurrency: 10 } }
            jobs: { send_digest: {} }
            environments:
              small:
                queues:
                  default: { global_concurrency: 4 }   # runner: allow RJ503 on purpose

            """
        #expect(Workbench.validate(jobs: jobs) == [])
    }
}
