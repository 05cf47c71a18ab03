import JobStorePostgres
import Testing

/// What the texts of migrations have in common, without a server.
@Suite("Texts of migrations")
struct MigrationTextTests {
    static let lines = [RiverSchema.steps, RunnerSchema.steps]
    static let texts =
        lines.joined().flatMap { [$0.up, $0.down] } + [RiverSchema.fresh(lean: false), RiverSchema.fresh(lean: true)]
        + WideIndex.allCases.flatMap { [$0.onlineCreation, $0.onlineRemoval] }

    @Test("versions count from 1 without gaps, and names are not used twice", arguments: lines)
    func versions(steps: [PostgresMigration]) {
        #expect(steps.map(\.version) == Array(1...steps.count))
        #expect(Set(steps.map(\.name)).count == steps.count)
    }

    @Test("River's newest version is 7")
    func newest() {
        #expect(RiverSchema.steps.count == 7)
    }

    @Test("each step writes down that it was applied, and takes that back", arguments: lines)
    func records(steps: [PostgresMigration]) {
        for step in steps {
            #expect(step.up.contains("INSERT INTO $schema."))
            // The first step of a line made the table, and drops it.
            let forgets = step.version == 1 ? "DROP TABLE $schema." : "version = \(step.version);"
            #expect(step.down.contains(forgets), "\(step.name)")
        }
    }

    @Test("before every table, type, function and sequence stands the schema", arguments: texts)
    func everythingIsQualified(text: String) {
        #expect(UnqualifiedNames.in(text) == [])
    }

    @Test("a name without its schema is found")
    func unqualifiedNamesAreFound() {
        #expect(UnqualifiedNames.in("DROP INDEX river_job_kind") == ["river_job_kind"])
        #expect(
            UnqualifiedNames.in("DROP TABLE IF EXISTS runner_node; SELECT river_f(1)") == ["runner_node", "river_f"])
        #expect(UnqualifiedNames.in("CREATE INDEX river_i ON $schema.river_job (a)") == [])
        #expect(UnqualifiedNames.in("SELECT 'river_job' FROM $schema.river_job") == [])
    }

    @Test("lean means without the indexes of arguments and metadata, and nothing else")
    func lean() {
        let lean = RiverSchema.fresh(lean: true)
        #expect(!lean.contains("USING gin"))
        let full = RiverSchema.fresh(lean: false)
        let more = full.split(separator: "\n").filter { !lean.split(separator: "\n").contains($0) }
        #expect(more.count == 2)
        #expect(more.allSatisfy { $0.contains("USING gin") })
    }
}
