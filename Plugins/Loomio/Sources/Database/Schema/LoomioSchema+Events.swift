extension LoomioSchema {
    /// Events, what tells people of them, and the counters that number them within a discussion.
    static func events(key: String) -> String {
        """
        CREATE TABLE events (
            id \(key),
            kind TEXT NOT NULL,
            eventable_type TEXT NOT NULL,
            eventable_id BIGINT NOT NULL,
            user_id BIGINT,
            discussion_id BIGINT,
            sequence_id INTEGER,
            parent_id BIGINT,
            position INTEGER NOT NULL DEFAULT 0,
            position_key TEXT,
            depth INTEGER NOT NULL DEFAULT 0,
            child_count INTEGER NOT NULL DEFAULT 0,
            descendant_count INTEGER NOT NULL DEFAULT 0,
            pinned INTEGER NOT NULL DEFAULT 0,
            custom_fields TEXT NOT NULL DEFAULT '{}',
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            UNIQUE (discussion_id, sequence_id)
        );
        CREATE INDEX events_eventable ON events (eventable_type, eventable_id);
        CREATE INDEX events_parent ON events (parent_id);
        CREATE INDEX events_eventable_kind ON events (eventable_id, kind);

        CREATE TABLE notifications (
            id \(key),
            user_id BIGINT NOT NULL,
            event_id BIGINT NOT NULL,
            actor_id BIGINT,
            url TEXT,
            translation_values TEXT NOT NULL DEFAULT '{}',
            viewed INTEGER NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL,
            UNIQUE (event_id, user_id)
        );
        CREATE INDEX notifications_user ON notifications (user_id, id);

        CREATE TABLE partition_sequences (
            key TEXT NOT NULL,
            id BIGINT NOT NULL,
            counter INTEGER NOT NULL,
            PRIMARY KEY (key, id)
        );

        CREATE TABLE chatbots (
            id \(key),
            group_id BIGINT NOT NULL,
            author_id BIGINT,
            kind TEXT NOT NULL,
            webhook_kind TEXT,
            server TEXT NOT NULL,
            channel TEXT,
            access_token TEXT,
            notification_only INTEGER NOT NULL DEFAULT 0,
            event_kinds TEXT NOT NULL DEFAULT '[]'
        );
        CREATE INDEX chatbots_group ON chatbots (group_id);

        CREATE TABLE versions (
            id \(key),
            item_type TEXT NOT NULL,
            item_id BIGINT NOT NULL,
            event TEXT NOT NULL,
            whodunnit BIGINT,
            object_changes TEXT NOT NULL DEFAULT '{}',
            created_at BIGINT NOT NULL
        );
        CREATE INDEX versions_item ON versions (item_type, item_id);
        """
    }
}
