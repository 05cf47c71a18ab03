extension LoomioSchema {
    /// Files, tasks, inbound mail and the search index.
    static func content(key: String) -> String {
        """
        CREATE TABLE documents (
            id \(key),
            model_type TEXT,
            model_id BIGINT,
            author_id BIGINT NOT NULL,
            group_id BIGINT,
            title TEXT NOT NULL,
            url TEXT,
            doctype TEXT,
            color TEXT,
            created_at BIGINT NOT NULL
        );

        CREATE TABLE blobs (
            id \(key),
            key TEXT NOT NULL UNIQUE,
            filename TEXT NOT NULL,
            content_type TEXT,
            metadata TEXT NOT NULL DEFAULT '{}',
            byte_size BIGINT NOT NULL,
            checksum TEXT,
            created_at BIGINT NOT NULL
        );

        CREATE TABLE attachments (
            id \(key),
            name TEXT NOT NULL,
            record_type TEXT NOT NULL,
            record_id BIGINT NOT NULL,
            blob_id BIGINT NOT NULL,
            group_id BIGINT,
            created_at BIGINT NOT NULL,
            UNIQUE (record_type, record_id, name, blob_id)
        );

        CREATE TABLE stored_objects (
            key TEXT NOT NULL,
            version_id TEXT NOT NULL,
            is_delete_marker INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (key, version_id)
        );

        CREATE TABLE tasks (
            id \(key),
            record_type TEXT NOT NULL,
            record_id BIGINT NOT NULL,
            author_id BIGINT NOT NULL,
            doer_id BIGINT,
            uid INTEGER NOT NULL,
            name TEXT NOT NULL,
            done INTEGER NOT NULL DEFAULT 0,
            done_at BIGINT,
            due_on TEXT,
            remind INTEGER,
            remind_at BIGINT,
            discarded_at BIGINT,
            reminded_at BIGINT
        );
        CREATE INDEX tasks_due ON tasks (due_on, id) WHERE done = 0 AND discarded_at IS NULL;

        CREATE TABLE tasks_users (
            id \(key),
            task_id BIGINT NOT NULL,
            user_id BIGINT NOT NULL
        );
        CREATE INDEX tasks_users_user ON tasks_users (user_id, task_id);
        CREATE INDEX tasks_users_task ON tasks_users (task_id, user_id);

        CREATE TABLE blocked_domains (
            id \(key),
            name TEXT NOT NULL UNIQUE
        );

        CREATE TABLE received_emails (
            id \(key),
            group_id BIGINT,
            headers TEXT NOT NULL DEFAULT '{}',
            body_text TEXT,
            body_html TEXT,
            released INTEGER NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL
        );

        CREATE TABLE search_documents (
            id \(key),
            searchable_type TEXT NOT NULL,
            searchable_id BIGINT NOT NULL,
            author_id BIGINT,
            group_id BIGINT,
            discussion_id BIGINT,
            poll_id BIGINT,
            content TEXT NOT NULL,
            authored_at BIGINT NOT NULL
        );
        CREATE INDEX search_documents_poll ON search_documents (poll_id);
        CREATE INDEX search_documents_discussion ON search_documents (discussion_id);
        CREATE INDEX search_documents_author ON search_documents (author_id);
        """
    }
}
