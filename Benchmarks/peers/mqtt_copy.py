"""mqtt_copy.py PORT DSN: hears JSON messages of stations from Mosquitto and puts them into PostgreSQL by COPY, as such gateways are usually written.

A batch is committed every 100 ms or 2 000 messages. The topic's last level but one is the station; the message is
{"ts": ms, "values": {"LA": 71.3, …}}. The key refuses nothing and doubles nothing away: COPY goes into a table of its own and is merged.
"""

import json
import queue
import sys
import threading
import time

import paho.mqtt.client as mqtt
import psycopg

TABLE = """CREATE TABLE IF NOT EXISTS reading (station TEXT NOT NULL, at BIGINT NOT NULL, factor TEXT NOT NULL, value DOUBLE PRECISION,
PRIMARY KEY (station, at, factor))"""
STAGE = "CREATE TEMP TABLE IF NOT EXISTS stage (station TEXT, at BIGINT, factor TEXT, value DOUBLE PRECISION) ON COMMIT DELETE ROWS"


def main(port, dsn):
    waiting = queue.SimpleQueue()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, client_id="gateway", clean_session=False)
    client.on_connect = lambda client, *_: client.subscribe("plant/+/up", qos=1)
    client.on_message = lambda _client, _data, message: waiting.put((message.topic, message.payload))
    with psycopg.connect(dsn) as store:
        store.execute(TABLE)
        store.commit()
        client.connect("127.0.0.1", int(port))
        threading.Thread(target=client.loop_forever, daemon=True).start()
        print("ready", flush=True)
        while True:
            put(store, collect(waiting))


def collect(waiting, most=2_000, seconds=0.1):
    batch, deadline = [waiting.get()], time.monotonic() + seconds
    while len(batch) < most and (left := deadline - time.monotonic()) > 0:
        try:
            batch.append(waiting.get(timeout=left))
        except queue.Empty:
            break
    return batch


def put(store, batch):
    with store.cursor() as cursor:
        cursor.execute(STAGE)
        with cursor.copy("COPY stage FROM STDIN") as copy:
            for topic, payload in batch:
                message, station = json.loads(payload), topic.split("/")[1]
                for factor, value in message["values"].items():
                    copy.write_row((station, message["ts"], factor, value))
        cursor.execute("INSERT INTO reading SELECT * FROM stage ON CONFLICT DO NOTHING")
    store.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])
