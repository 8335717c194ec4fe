/// The tables of imports, in portable schema text.
public enum ImportSchema {
    public static let statements: [String] = [
        """
        CREATE TABLE import (
            id {id},
            register {text} NOT NULL,
            owner {text} NOT NULL,
            importer {text} NOT NULL,
            account_id {int} NOT NULL,
            file_name {text} NOT NULL,
            size {int} NOT NULL,
            sha256 {text} NOT NULL,
            sheet {text} NOT NULL,
            header_row {int} NOT NULL,
            headings {text} NOT NULL,
            mapping {text} NOT NULL,
            stage {text} NOT NULL,
            job_id {int},
            created {int} NOT NULL,
            updated {int} NOT NULL,
            unchanged {int} NOT NULL,
            failed {int} NOT NULL,
            uploaded_at {int} NOT NULL,
            finished_at {int}
        )
        """,
        "CREATE INDEX import_owner ON import (owner, register, id)",
        // The file in pieces, so that no step holds it whole; removed when the import is finished.
        "CREATE TABLE import_file_part (import_id {int} NOT NULL, part {int} NOT NULL, content {bytes} NOT NULL, PRIMARY KEY (import_id, part))",
        // `cells` is sealed: rows that are waiting to be corrected may hold persons.
        """
        CREATE TABLE import_failure (
            import_id {int} NOT NULL,
            row_number {int} NOT NULL,
            cells {text} NOT NULL,
            problems {text} NOT NULL,
            resolved_by {int},
            PRIMARY KEY (import_id, row_number)
        )
        """,
        """
        CREATE TABLE import_heading (
            owner {text} NOT NULL,
            register {text} NOT NULL,
            heading {text} NOT NULL,
            field {text} NOT NULL,
            used_at {int} NOT NULL,
            PRIMARY KEY (owner, register, heading)
        )
        """,
    ]
}
