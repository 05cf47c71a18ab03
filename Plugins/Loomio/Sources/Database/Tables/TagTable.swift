import JSONTree
import JobSQL

/// Tags; their names are the same whatever their case.
struct TagTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// The tags on the kept discussions and polls of a group, each as often as it is used.
    func usedNames(in group: Int64) throws -> [String] {
        try connection.query(
            """
            SELECT tags FROM discussions WHERE group_id = $1 AND discarded_at IS NULL
            UNION ALL
            SELECT tags FROM polls WHERE group_id = $1 AND discarded_at IS NULL
            """, [.integer(group)]
        ).flatMap { try $0.json("tags").array?.compactMap(\.string) ?? [] }
    }

    /// Sets the counts of a group's tags to 0.
    func clearCounts(of group: Int64) throws {
        try connection.execute("UPDATE tags SET taggings_count = 0 WHERE group_id = $1", [.integer(group)])
    }

    /// Writes a tag's count; makes the tag if the group lacks it.
    func setCount(_ count: Int64, of name: String, in group: Int64) throws {
        try connection.execute(
            """
            INSERT INTO tags (group_id, name, taggings_count) VALUES ($1, $2, $3)
            ON CONFLICT (group_id, lower(name)) DO UPDATE SET taggings_count = excluded.taggings_count
            """, [.integer(group), .text(name), .integer(count)])
    }

    /// How often each tag is used over an organisation.
    func organisationCounts(head: Int64) throws -> [(name: String, count: Int64)] {
        try connection.query(
            """
            SELECT min(t.name) AS name, sum(t.taggings_count) AS total FROM tags t
            JOIN groups g ON g.id = t.group_id
            WHERE g.id = $1 OR g.parent_id = $1 GROUP BY lower(t.name) ORDER BY lower(t.name)
            """, [.integer(head)]
        ).map { (try $0.text("name"), try $0.integer("total")) }
    }

    /// Sets the counts over the organisation to 0.
    func clearOrganisationCounts(of head: Int64) throws {
        try connection.execute("UPDATE tags SET org_taggings_count = 0 WHERE group_id = $1", [.integer(head)])
    }

    /// Writes a tag's count over the organisation; makes the tag if the group at its head lacks it.
    func setOrganisationCount(_ count: Int64, of name: String, in head: Int64) throws {
        try connection.execute(
            """
            INSERT INTO tags (group_id, name, org_taggings_count) VALUES ($1, $2, $3)
            ON CONFLICT (group_id, lower(name)) DO UPDATE SET org_taggings_count = excluded.org_taggings_count
            """, [.integer(head), .text(name), .integer(count)])
    }

    /// The tags of a group that have no colour.
    func namesWithoutColour(in group: Int64) throws -> [String] {
        try connection.query(
            "SELECT name FROM tags WHERE group_id = $1 AND color IS NULL ORDER BY id", [.integer(group)]
        ).map { try $0.text("name") }
    }

    /// The colour of a tag anywhere in an organisation, or nil.
    func colour(of name: String, head: Int64) throws -> String? {
        try connection.first(
            """
            SELECT t.color FROM tags t JOIN groups g ON g.id = t.group_id
            WHERE (g.id = $2 OR g.parent_id = $2) AND lower(t.name) = lower($1) AND t.color IS NOT NULL
            ORDER BY t.id LIMIT 1
            """, [.text(name), .integer(head)])?["color"].text
    }

    /// Gives a tag its colour.
    func setColour(_ colour: String, of name: String, in group: Int64) throws {
        try connection.execute(
            "UPDATE tags SET color = $3 WHERE group_id = $1 AND lower(name) = lower($2)",
            [.integer(group), .text(name), .text(colour)])
    }
}
