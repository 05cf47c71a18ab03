import JobStorePostgres
import PostgresDriver
import Testing

@Suite("Names of schemas")
struct PostgresSchemaTests {
    @Test("River's rule", arguments: ["public", "Jobs_2", "_", String(repeating: "a", count: 46)])
    func accepted(name: String) {
        #expect(PostgresSchema(name)?.name == name)
    }

    @Test(
        "what River refuses is refused",
        arguments: ["", "2jobs", "my-jobs", "a.b", "a\"b", "größe", "a b", "a\n", String(repeating: "a", count: 47)])
    func refused(name: String) {
        #expect(PostgresSchema(name) == nil)
    }

    @Test("a text gets the quoted name, and a channel the bare one")
    func applied() throws {
        let schema = try #require(PostgresSchema("Jobs_2"))
        #expect(
            schema.applied(to: "SELECT pg_notify('$name.river_insert', '') FROM $schema.river_job")
                == "SELECT pg_notify('Jobs_2.river_insert', '') FROM \"Jobs_2\".river_job")
        #expect(PostgresSchema.public.quoted == "\"public\"")
    }
}
