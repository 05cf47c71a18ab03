extension LoomioSchema {
    /// Discussions, who reads them, and the comments in them.
    static func discussions(key: String) -> String {
        """
        CREATE TABLE discussions (
            id \(key),
            group_id BIGINT,
            author_id BIGINT NOT NULL,
            key TEXT NOT NULL,
            title TEXT NOT NULL,
            description TEXT,
            description_format TEXT NOT NULL DEFAULT 'md',
            private INTEGER NOT NULL DEFAULT 1,
            max_depth INTEGER NOT NULL DEFAULT 2,
            tags TEXT NOT NULL DEFAULT '[]',
            closed_at BIGINT,
            discarded_at BIGINT,
            discarded_by BIGINT,
            last_activity_at BIGINT,
            items_count INTEGER NOT NULL DEFAULT 0,
            ranges_string TEXT,
            seen_by_count INTEGER NOT NULL DEFAULT 0,
            members_count INTEGER NOT NULL DEFAULT 0,
            closed_polls_count INTEGER NOT NULL DEFAULT 0,
            anonymous_polls_count INTEGER NOT NULL DEFAULT 0,
            versions_count INTEGER NOT NULL DEFAULT 0,
            attachments TEXT NOT NULL DEFAULT '[]',
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE INDEX discussions_group ON discussions (group_id, last_activity_at);
        CREATE INDEX discussions_author ON discussions (author_id);

        CREATE TABLE discussion_readers (
            id \(key),
            user_id BIGINT NOT NULL,
            discussion_id BIGINT NOT NULL,
            volume INTEGER NOT NULL DEFAULT 2 CHECK (volume BETWEEN 0 AND 3),
            last_read_at BIGINT,
            last_read_sequence_id INTEGER NOT NULL DEFAULT 0,
            read_ranges_string TEXT,
            dismissed_at BIGINT,
            inviter_id BIGINT,
            guest INTEGER NOT NULL DEFAULT 0,
            admin INTEGER NOT NULL DEFAULT 0,
            accepted_at BIGINT,
            revoked_at BIGINT,
            revoker_id BIGINT,
            token TEXT UNIQUE,
            UNIQUE (user_id, discussion_id)
        );
        CREATE INDEX discussion_readers_discussion ON discussion_readers (discussion_id);

        CREATE TABLE comments (
            id \(key),
            discussion_id BIGINT NOT NULL,
            user_id BIGINT,
            parent_type TEXT CHECK (parent_type IN ('Discussion', 'Comment', 'Stance', 'Poll', 'Outcome')),
            parent_id BIGINT,
            body TEXT NOT NULL DEFAULT '',
            body_format TEXT NOT NULL DEFAULT 'md',
            discarded_at BIGINT,
            discarded_by BIGINT,
            edited_at BIGINT,
            attachments TEXT NOT NULL DEFAULT '[]',
            versions_count INTEGER NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE INDEX comments_discussion ON comments (discussion_id);
        CREATE INDEX comments_user ON comments (user_id);

        CREATE TABLE reactions (
            id \(key),
            reactable_type TEXT NOT NULL,
            reactable_id BIGINT NOT NULL,
            user_id BIGINT NOT NULL,
            reaction TEXT NOT NULL
        );

        CREATE TABLE tags (
            id \(key),
            group_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            color TEXT,
            taggings_count INTEGER NOT NULL DEFAULT 0,
            org_taggings_count INTEGER NOT NULL DEFAULT 0,
            priority INTEGER NOT NULL DEFAULT 0
        );
        CREATE UNIQUE INDEX tags_group_name ON tags (group_id, lower(name));
        """
    }
}
