extension LoomioSchema {
    /// What is to leave the system, written in the same transaction as its cause and keyed so that it leaves once.
    static func outboxes(key: String) -> String {
        """
        CREATE TABLE outbox_mails (
            id \(key),
            template TEXT NOT NULL,
            user_id BIGINT,
            event_id BIGINT,
            to_address TEXT NOT NULL,
            locale TEXT NOT NULL,
            payload TEXT NOT NULL,
            dedupe_key TEXT NOT NULL UNIQUE,
            created_at BIGINT NOT NULL,
            sent_at BIGINT,
            rejected_at BIGINT,
            rejection TEXT
        );
        CREATE INDEX outbox_mails_event ON outbox_mails (event_id);

        CREATE TABLE outbox_live (
            id \(key),
            channel TEXT NOT NULL,
            payload TEXT NOT NULL,
            dedupe_key TEXT NOT NULL UNIQUE,
            created_at BIGINT NOT NULL
        );

        CREATE TABLE outbox_webhooks (
            id \(key),
            chatbot_id BIGINT NOT NULL,
            event_id BIGINT NOT NULL,
            status TEXT NOT NULL DEFAULT 'pending',
            created_at BIGINT NOT NULL,
            UNIQUE (chatbot_id, event_id)
        );

        CREATE TABLE catch_up_runs (
            user_id BIGINT NOT NULL,
            local_date TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            PRIMARY KEY (user_id, local_date)
        );
        """
    }
}
