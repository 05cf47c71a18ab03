import Testing

@testable import PostgresDriver

@Suite("A statement's text and the schema")
struct SchemaTextTests {
    @Test(
        "have the schema where it is asked for, and all else as it was",
        arguments: [
            ("SELECT 1", "SELECT 1"),
            ("", ""),
            ("$schema.river_job", "\"jobs\".river_job"),
            ("SELECT $1 FROM $schema.a, $schema.b WHERE $2", "SELECT $1 FROM \"jobs\".a, \"jobs\".b WHERE $2"),
            ("NOTIFY '$name.river_insert'", "NOTIFY 'jobs.river_insert'"),
            ("$$schema$$", "$\"jobs\"$$"),
            ("$schem", "$schem"),
            ("ends with $", "ends with $"),
            ("é $schema ü€", "é \"jobs\" ü€"),
        ])
    func applied(text: String, expected: String) throws {
        let schema = try #require(PostgresSchema("jobs"))
        #expect(schema.applied(to: text) == expected)
    }
}
