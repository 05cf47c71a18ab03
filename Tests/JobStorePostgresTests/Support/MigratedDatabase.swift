import JobStorePostgres
import PostgresDriver
import PostgresServer
import Testing

/// A database of its own, in which texts of migrations are run by `psql`, each in a transaction.
struct MigratedDatabase {
    let url: String
    let schema: PostgresSchema
    private let server: PostgresServer

    /// Makes a database that has the schema and nothing in it.
    init(schema name: String = "public") async throws {
        server = try await PostgresServer.shared
        url = try await server.makeDatabase()
        schema = try #require(PostgresSchema(name))
        try await server.psql(schema.creation, database: url)
    }

    /// Makes a database with all of River's tables and ours.
    static func new(schema name: String = "public") async throws -> MigratedDatabase {
        let database = try await MigratedDatabase(schema: name)
        try await database.apply(RiverSchema.fresh(lean: false))
        for step in RunnerSchema.steps { try await database.apply(step.up) }
        return database
    }

    /// Runs a text in one transaction.
    func apply(_ text: String) async throws {
        try await query("BEGIN;\n\(text)\n;COMMIT")
    }

    /// Runs statements with `$schema` in them; the search path is empty.
    @discardableResult
    func query(_ text: String) async throws -> String {
        try await server.psql("SET search_path = '';\n" + schema.applied(to: text), database: url)
    }

    /// All that is in the schema, as the server words it.
    func catalog() async throws -> String {
        try await query(
            """
            SELECT 'column', c.relname, c.relpersistence, a.attname, format_type(a.atttypid, a.atttypmod),
                a.attnotnull, pg_get_expr(d.adbin, d.adrelid)
            FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relnamespace = '$schema'::regnamespace AND c.relkind IN ('r', 'S') ORDER BY 2, 4;
            SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = '$schema'::regnamespace ORDER BY 2, 3;
            SELECT 'index', c.relname, pg_get_indexdef(c.oid)
            FROM pg_class c WHERE c.relnamespace = '$schema'::regnamespace AND c.relkind = 'i' ORDER BY 2;
            SELECT 'function', oid::regprocedure::text, provolatile, proisstrict, prosrc
            FROM pg_proc WHERE pronamespace = '$schema'::regnamespace ORDER BY 2;
            SELECT 'trigger', pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 2;
            SELECT 'state', enumlabel FROM pg_enum ORDER BY enumsortorder;
            """)
    }
}
