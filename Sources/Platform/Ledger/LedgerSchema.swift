/// The ledger's own tables, in portable schema text.
public enum LedgerSchema {
    public static let statements: [String] = [
        """
        CREATE TABLE ledger_entry (
            sequence {id},
            at {int} NOT NULL,
            account_id {int} NOT NULL,
            account_name {text} NOT NULL,
            on_behalf_of {text} NOT NULL,
            action {text} NOT NULL,
            register {text} NOT NULL,
            record_id {int} NOT NULL,
            version {int} NOT NULL,
            reason {text} NOT NULL,
            content {text} NOT NULL,
            hash {bytes} NOT NULL
        )
        """,
        "CREATE UNIQUE INDEX ledger_entry_record ON ledger_entry (register, record_id, version)",
        "CREATE TABLE ledger_head (id {id}, sequence {int} NOT NULL, hash {bytes} NOT NULL, next_id {int} NOT NULL)",
        "INSERT INTO ledger_head (id, sequence, hash, next_id) VALUES (1, 0, '', 1)",
        """
        CREATE TABLE figure_cell (
            figure {text} NOT NULL,
            region_path {text} NOT NULL,
            period {text} NOT NULL,
            cell {text} NOT NULL,
            numerator {int} NOT NULL,
            denominator {int} NOT NULL,
            PRIMARY KEY (figure, region_path, period, cell)
        )
        """,
    ]
}
