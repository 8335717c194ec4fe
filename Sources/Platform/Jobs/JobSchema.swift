/// The table of jobs, in portable schema text.
public enum JobSchema {
    public static let statements: [String] = [
        """
        CREATE TABLE job (
            id {id},
            kind {text} NOT NULL,
            title {text} NOT NULL,
            state {text} NOT NULL,
            account_id {int} NOT NULL,
            region_path {text} NOT NULL,
            done {int} NOT NULL,
            total {int},
            fraction {real} NOT NULL,
            fraction_at_start {real} NOT NULL,
            rate {real} NOT NULL,
            message {text} NOT NULL,
            parameters {text} NOT NULL,
            checkpoint {text} NOT NULL,
            result {text} NOT NULL,
            cancel_requested {int} NOT NULL,
            lease_until {int} NOT NULL,
            created_at {int} NOT NULL,
            started_at {int},
            finished_at {int}
        )
        """,
        "CREATE INDEX job_account ON job (account_id, id)",
        "CREATE INDEX job_state ON job (state, id)",
    ]
}
