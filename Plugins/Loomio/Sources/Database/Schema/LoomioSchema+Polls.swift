extension LoomioSchema {
    /// Polls, votes and outcomes.
    static func polls(key: String) -> String {
        """
        CREATE TABLE polls (
            id \(key),
            author_id BIGINT NOT NULL,
            group_id BIGINT,
            discussion_id BIGINT,
            key TEXT NOT NULL,
            title TEXT NOT NULL,
            poll_type TEXT NOT NULL,
            details TEXT,
            details_format TEXT NOT NULL DEFAULT 'md',
            closing_at BIGINT,
            closed_at BIGINT,
            discarded_at BIGINT,
            anonymous INTEGER NOT NULL DEFAULT 0,
            specified_voters_only INTEGER NOT NULL DEFAULT 0,
            hide_results INTEGER NOT NULL DEFAULT 0 CHECK (hide_results BETWEEN 0 AND 2),
            notify_on_closing_soon INTEGER NOT NULL DEFAULT 0 CHECK (notify_on_closing_soon BETWEEN 0 AND 3),
            quorum_pct INTEGER,
            show_none_of_the_above INTEGER NOT NULL DEFAULT 0,
            tags TEXT NOT NULL DEFAULT '[]',
            stance_counts TEXT NOT NULL DEFAULT '[]',
            voters_count INTEGER NOT NULL DEFAULT 0,
            undecided_voters_count INTEGER NOT NULL DEFAULT 0,
            none_of_the_above_count INTEGER NOT NULL DEFAULT 0,
            versions_count INTEGER NOT NULL DEFAULT 0,
            custom_fields TEXT NOT NULL DEFAULT '{}',
            attachments TEXT NOT NULL DEFAULT '[]',
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE INDEX polls_closing ON polls (closing_at) WHERE closed_at IS NULL AND discarded_at IS NULL;
        CREATE INDEX polls_group ON polls (group_id);
        CREATE INDEX polls_discussion ON polls (discussion_id);
        CREATE INDEX polls_author ON polls (author_id);

        CREATE TABLE poll_options (
            id \(key),
            poll_id BIGINT NOT NULL,
            name TEXT NOT NULL,
            priority INTEGER NOT NULL DEFAULT 0,
            icon TEXT,
            meaning TEXT,
            prompt TEXT,
            voter_scores TEXT NOT NULL DEFAULT '{}',
            total_score INTEGER NOT NULL DEFAULT 0,
            voter_count INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX poll_options_poll ON poll_options (poll_id);

        CREATE TABLE stances (
            id \(key),
            poll_id BIGINT NOT NULL,
            participant_id BIGINT,
            reason TEXT,
            reason_format TEXT NOT NULL DEFAULT 'md',
            latest INTEGER NOT NULL DEFAULT 1,
            cast_at BIGINT,
            revoked_at BIGINT,
            revoker_id BIGINT,
            inviter_id BIGINT,
            guest INTEGER NOT NULL DEFAULT 0,
            admin INTEGER NOT NULL DEFAULT 0,
            volume INTEGER NOT NULL DEFAULT 2 CHECK (volume BETWEEN 0 AND 3),
            option_scores TEXT NOT NULL DEFAULT '{}',
            none_of_the_above INTEGER NOT NULL DEFAULT 0,
            attachments TEXT NOT NULL DEFAULT '[]',
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE UNIQUE INDEX stances_latest ON stances (poll_id, participant_id) WHERE latest = 1;
        CREATE INDEX stances_participant ON stances (participant_id);
        CREATE INDEX stances_poll ON stances (poll_id);

        CREATE TABLE stance_choices (
            id \(key),
            stance_id BIGINT NOT NULL,
            poll_option_id BIGINT NOT NULL,
            score INTEGER NOT NULL DEFAULT 1
        );
        CREATE INDEX stance_choices_stance ON stance_choices (stance_id);
        CREATE INDEX stance_choices_option ON stance_choices (poll_option_id);

        CREATE TABLE stance_receipts (
            id \(key),
            poll_id BIGINT NOT NULL,
            voter_id BIGINT NOT NULL,
            inviter_id BIGINT,
            invited_at BIGINT,
            vote_cast INTEGER,
            created_at BIGINT NOT NULL,
            UNIQUE (poll_id, voter_id)
        );

        CREATE TABLE outcomes (
            id \(key),
            poll_id BIGINT NOT NULL,
            author_id BIGINT NOT NULL,
            statement TEXT NOT NULL,
            statement_format TEXT NOT NULL DEFAULT 'md',
            latest INTEGER NOT NULL DEFAULT 1,
            poll_option_id BIGINT,
            review_on TEXT,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE INDEX outcomes_poll ON outcomes (poll_id);
        CREATE INDEX outcomes_review ON outcomes (review_on, author_id) WHERE review_on IS NOT NULL;
        """
    }
}
