extension LoomioSchema {
    /// Users, groups and what binds them.
    static func people(key: String) -> String {
        """
        CREATE TABLE users (
            id \(key),
            email TEXT,
            name TEXT,
            username TEXT UNIQUE,
            email_verified INTEGER NOT NULL DEFAULT 0,
            deactivated_at BIGINT,
            deactivator_id BIGINT,
            is_admin INTEGER NOT NULL DEFAULT 0,
            bot INTEGER NOT NULL DEFAULT 0,
            time_zone TEXT,
            detected_locale TEXT,
            selected_locale TEXT,
            date_time_pref TEXT,
            email_catch_up_day INTEGER CHECK (email_catch_up_day BETWEEN 0 AND 8),
            email_on_participation INTEGER NOT NULL DEFAULT 0,
            email_when_mentioned INTEGER NOT NULL DEFAULT 1,
            email_newsletter INTEGER NOT NULL DEFAULT 0,
            default_membership_volume INTEGER NOT NULL DEFAULT 2,
            complaints_count INTEGER NOT NULL DEFAULT 0,
            country TEXT,
            region TEXT,
            city TEXT,
            location TEXT NOT NULL DEFAULT '',
            short_bio TEXT NOT NULL DEFAULT '',
            experiences TEXT NOT NULL DEFAULT '{}',
            avatar_kind TEXT NOT NULL DEFAULT 'initials',
            avatar_initials TEXT,
            current_sign_in_ip TEXT,
            last_sign_in_ip TEXT,
            encrypted_password TEXT,
            reset_password_token TEXT,
            unlock_token TEXT,
            unsubscribe_token TEXT,
            api_key TEXT,
            email_api_key TEXT,
            reset_password_sent_at BIGINT,
            secret_token TEXT NOT NULL,
            legal_accepted_at BIGINT,
            email_sha256 TEXT,
            memberships_count INTEGER NOT NULL DEFAULT 0,
            sign_in_count INTEGER NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE UNIQUE INDEX users_email ON users (lower(email));
        CREATE INDEX users_zone ON users (coalesce(time_zone, ''), id) WHERE deactivated_at IS NULL;
        CREATE INDEX users_catch_up ON users (coalesce(time_zone, ''), id, email_catch_up_day)
            WHERE deactivated_at IS NULL AND email_verified = 1 AND email_catch_up_day IS NOT NULL;

        CREATE TABLE groups (
            id \(key),
            parent_id BIGINT,
            name TEXT NOT NULL,
            full_name TEXT NOT NULL,
            handle TEXT UNIQUE,
            key TEXT NOT NULL,
            token TEXT,
            description TEXT,
            description_format TEXT NOT NULL DEFAULT 'md',
            creator_id BIGINT,
            subscription_id BIGINT,
            archived_at BIGINT,
            members_can_announce INTEGER NOT NULL DEFAULT 1,
            members_can_add_guests INTEGER NOT NULL DEFAULT 1,
            memberships_count INTEGER NOT NULL DEFAULT 0,
            pending_memberships_count INTEGER NOT NULL DEFAULT 0,
            admin_memberships_count INTEGER NOT NULL DEFAULT 0,
            discussions_count INTEGER NOT NULL DEFAULT 0,
            open_discussions_count INTEGER NOT NULL DEFAULT 0,
            closed_discussions_count INTEGER NOT NULL DEFAULT 0,
            public_discussions_count INTEGER NOT NULL DEFAULT 0,
            polls_count INTEGER NOT NULL DEFAULT 0,
            closed_polls_count INTEGER NOT NULL DEFAULT 0,
            subgroups_count INTEGER NOT NULL DEFAULT 0,
            attachments TEXT NOT NULL DEFAULT '[]',
            created_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL
        );
        CREATE INDEX groups_parent ON groups (parent_id);

        CREATE TABLE subscriptions (
            id \(key),
            plan TEXT NOT NULL DEFAULT 'free',
            state TEXT NOT NULL DEFAULT 'active',
            owner_id BIGINT,
            allow_guests INTEGER NOT NULL DEFAULT 1,
            max_members INTEGER,
            expires_at BIGINT
        );

        CREATE TABLE memberships (
            id \(key),
            group_id BIGINT NOT NULL,
            user_id BIGINT NOT NULL,
            inviter_id BIGINT,
            admin INTEGER NOT NULL DEFAULT 0,
            delegate INTEGER NOT NULL DEFAULT 0,
            volume INTEGER CHECK (volume BETWEEN 0 AND 3),
            title TEXT,
            token TEXT UNIQUE,
            accepted_at BIGINT,
            revoked_at BIGINT,
            revoker_id BIGINT,
            created_at BIGINT NOT NULL,
            UNIQUE (group_id, user_id)
        );
        CREATE INDEX memberships_user ON memberships (user_id, group_id);

        CREATE TABLE membership_requests (
            id \(key),
            group_id BIGINT NOT NULL,
            requestor_id BIGINT,
            responder_id BIGINT,
            response TEXT,
            responded_at BIGINT,
            created_at BIGINT NOT NULL
        );
        CREATE INDEX membership_requests_group ON membership_requests (group_id);

        CREATE TABLE identities (
            id \(key),
            user_id BIGINT,
            identity_type TEXT NOT NULL,
            uid TEXT NOT NULL,
            created_at BIGINT NOT NULL
        );
        CREATE INDEX identities_user ON identities (user_id);

        CREATE TABLE login_tokens (
            id \(key),
            user_id BIGINT NOT NULL,
            token TEXT NOT NULL,
            code INTEGER NOT NULL,
            used INTEGER NOT NULL DEFAULT 0,
            created_at BIGINT NOT NULL
        );

        CREATE TABLE geo_ranges (
            ip_from TEXT NOT NULL,
            ip_to TEXT NOT NULL,
            country_name TEXT NOT NULL,
            PRIMARY KEY (ip_from, ip_to)
        );
        """
    }
}
