import Database

/// The tables of Access, in portable schema text.
public enum AccessSchema {
    /// The steps of the schema, in order; a released step is never edited.
    public static let steps = [
        SchemaStep("access 1", statements), SchemaStep("access 2: bearer tokens", tokenStatements),
        SchemaStep("access 3: anchors of the access log", anchorStatements),
    ]

    static let tokenStatements: [String] = [
        """
        CREATE TABLE access_token (
            id {id},
            account_id {int} NOT NULL REFERENCES account (id),
            name {text} NOT NULL,
            token_digest {text} NOT NULL UNIQUE,
            scope {text} NOT NULL,
            registers {text} NOT NULL,
            created_at {int} NOT NULL,
            expires_at {int} NOT NULL,
            last_used_at {int},
            revoked_at {int}
        )
        """,
        "CREATE INDEX access_token_account ON access_token (account_id, id)",
    ]

    /// Where each chain begins after a purge and where it ends now; `seal` is a keyed digest over both, so that neither is moved
    /// by someone who can write the store but has no key.
    static let anchorStatements: [String] = [
        """
        CREATE TABLE access_log_anchor (
            writer {int} PRIMARY KEY,
            purged_sequence {int} NOT NULL,
            purged_link {text} NOT NULL,
            last_sequence {int} NOT NULL,
            last_link {text} NOT NULL,
            seal {text} NOT NULL
        )
        """
    ]

    public static let statements: [String] = [
        """
        CREATE TABLE account (
            id {id},
            name {text} NOT NULL UNIQUE,
            display_name {text} NOT NULL,
            role {text} NOT NULL,
            state {text} NOT NULL,
            organisation_id {int},
            region_path {text},
            person_id {int},
            password_hash {text} NOT NULL,
            must_change_password {int} NOT NULL,
            totp_secret {text},
            totp_pending {text},
            totp_last_step {int} NOT NULL,
            prepared_by {int} NOT NULL,
            created_at {int} NOT NULL,
            last_sign_in_at {int},
            version {int} NOT NULL
        )
        """,
        "CREATE INDEX account_organisation ON account (organisation_id)",
        """
        CREATE TABLE account_password (
            account_id {int} NOT NULL REFERENCES account (id),
            number {int} NOT NULL,
            password_hash {text} NOT NULL,
            at {int} NOT NULL,
            PRIMARY KEY (account_id, number)
        )
        """,
        """
        CREATE TABLE account_recovery_code (
            account_id {int} NOT NULL REFERENCES account (id),
            code_digest {text} NOT NULL,
            PRIMARY KEY (account_id, code_digest)
        )
        """,
        """
        CREATE TABLE account_session (
            id {id},
            token_digest {text} NOT NULL UNIQUE,
            account_id {int} NOT NULL REFERENCES account (id),
            created_at {int} NOT NULL,
            last_seen_at {int} NOT NULL,
            address {text} NOT NULL,
            agent {text} NOT NULL,
            second_factor_passed {int} NOT NULL
        )
        """,
        "CREATE INDEX account_session_account ON account_session (account_id)",
        """
        CREATE TABLE sign_in_failure (
            name_digest {text} PRIMARY KEY,
            failures {int} NOT NULL,
            locks {int} NOT NULL,
            locked_until {int},
            last_failure_at {int} NOT NULL
        )
        """,
        """
        CREATE TABLE access_log (
            writer {int} NOT NULL,
            sequence {int} NOT NULL,
            at {int} NOT NULL,
            account_id {int} NOT NULL,
            account_name {text} NOT NULL,
            role {text} NOT NULL,
            action {text} NOT NULL,
            register {text} NOT NULL,
            record_ids {text} NOT NULL,
            filter_digest {text} NOT NULL,
            record_count {int} NOT NULL,
            reason {text} NOT NULL,
            address {text} NOT NULL,
            link {text} NOT NULL,
            PRIMARY KEY (writer, sequence)
        )
        """,
        "CREATE INDEX access_log_at ON access_log (at, writer, sequence)",
        "CREATE INDEX access_log_account ON access_log (account_id, at)",
        """
        CREATE TABLE access_log_record (
            register {text} NOT NULL,
            record_id {int} NOT NULL,
            writer {int} NOT NULL,
            sequence {int} NOT NULL,
            PRIMARY KEY (register, record_id, writer, sequence)
        )
        """,
    ]
}
