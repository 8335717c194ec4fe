/// Tables of the telemetry: appended to in time order, never changed, outside the registers because of their number.
public enum OnlineMonitoringSchema {
    public static let statements: [String] = [
        // One value of one factor. The key is the fact: device, command (its period), time, factor, statistic; a different
        // value for the same fact is a further revision beside the first.
        """
        CREATE TABLE reading (
            device_id {int} NOT NULL,
            command {int} NOT NULL,
            at {int} NOT NULL,
            factor {text} NOT NULL,
            statistic {text} NOT NULL,
            revision {int} NOT NULL,
            value {real},
            value_text {text} NOT NULL,
            flag {text} NOT NULL,
            unit {text} NOT NULL,
            verified {int} NOT NULL,
            marks {int} NOT NULL,
            arrived_at {int} NOT NULL,
            PRIMARY KEY (device_id, command, at, factor, statistic, revision)
        )
        """,
        // What a device says that is no measurement: start, equipment state, logs; and items that could not be read.
        """
        CREATE TABLE device_event (
            device_id {int} NOT NULL,
            arrived_at {int} NOT NULL,
            command {int} NOT NULL,
            query_number {text} NOT NULL,
            part {int} NOT NULL,
            at {int} NOT NULL,
            content {text} NOT NULL,
            PRIMARY KEY (device_id, arrived_at, command, query_number, part)
        )
        """,
        // The last content of each exchange, so that a resend is known as one. Old rows are pruned.
        """
        CREATE TABLE device_exchange (
            device_id {int} NOT NULL,
            command {int} NOT NULL,
            query_number {text} NOT NULL,
            part {int} NOT NULL,
            content_hash {int} NOT NULL,
            arrived_at {int} NOT NULL,
            PRIMARY KEY (device_id, command, query_number, part)
        )
        """,
        "CREATE INDEX device_exchange_arrival ON device_exchange (arrived_at)",
        """
        CREATE TABLE device_contact (
            device_id {int} PRIMARY KEY,
            first_at {int} NOT NULL,
            last_at {int} NOT NULL,
            frame_count {int} NOT NULL,
            repeated_count {int} NOT NULL,
            refused_count {int} NOT NULL,
            dropped_item_count {int} NOT NULL,
            peer {text} NOT NULL
        )
        """,
        // MNs that nobody registered, and registered ones that may not send.
        """
        CREATE TABLE quarantined_device (
            mn {text} PRIMARY KEY,
            reason {text} NOT NULL,
            first_at {int} NOT NULL,
            last_at {int} NOT NULL,
            frame_count {int} NOT NULL,
            peer {text} NOT NULL
        )
        """,
        // Frames that were not taken, as they came. Bounded by peer and hour; the count goes on in `quarantined_device`.
        """
        CREATE TABLE refused_frame (
            id {id},
            arrived_at {int} NOT NULL,
            reason {text} NOT NULL,
            mn {text} NOT NULL,
            peer {text} NOT NULL,
            content {bytes} NOT NULL
        )
        """,
        "CREATE INDEX refused_frame_arrival ON refused_frame (arrived_at)",
        "CREATE INDEX refused_frame_peer ON refused_frame (peer, arrived_at)",
        "CREATE INDEX refused_frame_mn ON refused_frame (mn, arrived_at)",
    ]

    /// Clock of devices, roll-ups, shift exposures, what is remembered of the register.
    public static let second: [String] = [
        "ALTER TABLE device_contact ADD COLUMN clock_offset {int}",
        "CREATE TABLE telemetry_stamp (id {int} PRIMARY KEY, stamp {int} NOT NULL)",
        // Minutes in which something was stored that the roll-ups do not hold yet.
        """
        CREATE TABLE rollup_due (
            device_id {int} NOT NULL,
            minute_at {int} NOT NULL,
            token {int} NOT NULL,
            marked_at {int} NOT NULL,
            PRIMARY KEY (device_id, minute_at)
        )
        """,
        "CREATE INDEX rollup_due_marked ON rollup_due (marked_at, device_id, minute_at)",
        rollup("minute_rollup", key: "device_id, factor, start_at", extra: ""),
        rollup("rollup", key: "device_id, factor, period, start_at", extra: "period {text} NOT NULL,"),
        """
        CREATE TABLE shift_exposure (
            device_id {int} NOT NULL,
            factor {text} NOT NULL,
            schedule_id {int} NOT NULL,
            start_at {int} NOT NULL,
            end_at {int} NOT NULL,
            post {int},
            hazard {text} NOT NULL,
            mean {real} NOT NULL,
            normalised {real},
            dose {real},
            unit {text} NOT NULL,
            covered_ms {int} NOT NULL,
            elapsed_ms {int} NOT NULL,
            verified {int} NOT NULL,
            simulated {int} NOT NULL,
            outcome {text} NOT NULL,
            findings {text} NOT NULL,
            PRIMARY KEY (device_id, factor, schedule_id, start_at)
        )
        """,
        "CREATE INDEX shift_exposure_post ON shift_exposure (post, hazard, start_at)",
        // Batches that came over HTTP, so that the same key with another body is found out.
        """
        CREATE TABLE telemetry_batch (
            device_id {int} NOT NULL,
            batch_key {text} NOT NULL,
            body_hash {text} NOT NULL,
            answer {text} NOT NULL,
            arrived_at {int} NOT NULL,
            PRIMARY KEY (device_id, batch_key)
        )
        """,
        "CREATE INDEX telemetry_batch_arrival ON telemetry_batch (arrived_at)",
    ]

    /// What the alarms knew when it was last kept.
    public static let third: [String] = [
        """
        CREATE TABLE alarm_memory (
            device_id {int} NOT NULL,
            factor {text} NOT NULL,
            latest_at {int} NOT NULL,
            content {text} NOT NULL,
            PRIMARY KEY (device_id, factor)
        )
        """,
        "CREATE TABLE alarm_moment (id {int} PRIMARY KEY, looked_at {int} NOT NULL)",
    ]

    private static func rollup(_ name: String, key: String, extra: String) -> String {
        """
        CREATE TABLE \(name) (
            device_id {int} NOT NULL,
            factor {text} NOT NULL,
            \(extra)
            start_at {int} NOT NULL,
            integral {real} NOT NULL,
            covered_ms {int} NOT NULL,
            sample_count {int} NOT NULL,
            excluded_count {int} NOT NULL,
            over_range_count {int} NOT NULL,
            unflagged_count {int} NOT NULL,
            lowest {real},
            highest {real},
            unit {text} NOT NULL,
            source {int} NOT NULL,
            verified {int} NOT NULL,
            simulated {int} NOT NULL,
            PRIMARY KEY (\(key))
        )
        """
    }

    /// Monthly partitions for readings, which PostgreSQL alone has; months that are there already are made from the readings.
    public static let partitions: [String] = [
        "ALTER TABLE reading RENAME TO reading_before",
        "ALTER INDEX reading_pkey RENAME TO reading_before_pkey",
        """
        CREATE TABLE reading (
            LIKE reading_before INCLUDING DEFAULTS, PRIMARY KEY (device_id, command, at, factor, statistic, revision)
        ) PARTITION BY RANGE (at)
        """,
        "CREATE TABLE reading_other PARTITION OF reading DEFAULT",
        """
        DO $$
        DECLARE day DATE; months INTERVAL := INTERVAL '1 month'; from_at BIGINT; to_at BIGINT;
        BEGIN
            FOR day IN SELECT DISTINCT date_trunc('month', to_timestamp(at / 1000.0) AT TIME ZONE 'Asia/Shanghai')::date
                FROM reading_before WHERE at >= 1577808000000 AND at < 4102416000000
            LOOP
                from_at := (extract(epoch FROM day::timestamp AT TIME ZONE 'Asia/Shanghai') * 1000)::bigint;
                to_at := (extract(epoch FROM (day + months)::timestamp AT TIME ZONE 'Asia/Shanghai') * 1000)::bigint;
                EXECUTE format('CREATE TABLE reading_%s PARTITION OF reading FOR VALUES FROM (%s) TO (%s)',
                    to_char(day, 'YYYYMM'), from_at, to_at);
            END LOOP;
        END $$
        """,
        "INSERT INTO reading SELECT * FROM reading_before",
        "DROP TABLE reading_before",
    ]
}
