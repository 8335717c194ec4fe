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
}
