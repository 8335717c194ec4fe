"""device_seeds.py FOLDER: one input a file: the recorded packets, messages, topics and sheets, each with the byte that chooses its entry."""

import csv
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MESSAGES = [
    '{"ts":"2026-11-21T08:59:00+08:00","noise":{"value":84.6},"data":[{"v":178}]}', '{"ts":1795222740,"noise":{"value":"84.6"}}',
    '{"ts":1795222740000,"a":{"b":{"c":{"d":1e9}}}}', '{"ts":"20261121085900","data":[{"v":true},1]}', "84.6", " -1e400 ",
]
TOPICS = ["plant/{device}/up\nplant/A1/up", "plant/+/{device}\nplant/x/A1", "{device}\nA"]
SHEETS = [
    "时间,因子编码,数值,单位,统计,周期（分钟）,标记\n2026-11-20 08:00,LA,84.6,dB(A),等效声级,60,N\n46346.5,a34001,\"1,5\",mg/m3,,,\n",
    "time\tfactor\tvalue\tunit\tstat\tminutes\n2026-11-20T00:00:00Z\tLA\t84\tdB\tleq\t999999999999999999\n",
]


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with (ROOT / "Tests/Core/HJ212Tests/Packets/hj212-packets.csv").open(encoding="utf-8", newline="") as file:
        packets = [row["packet"].encode() + b"\r\n" for row in csv.DictReader(file)]
    inputs = [bytes([place % 32 << 3 | place % 3]) + packet for place, packet in enumerate(packets)]
    inputs += [b"\x80" + one + two for one, two in zip(packets, packets[1:])]
    inputs += [bytes([place % 5 << 3 | 3]) + text.encode() for place, text in enumerate(MESSAGES)]
    inputs += [b"\x05" + text.encode() for text in TOPICS] + [b"\x06" + text.encode() for text in SHEETS]
    inputs += [b"\x06" + text.encode("gbk") for text in SHEETS]
    for place, content in enumerate(inputs):
        (folder / f"{place:03}").write_bytes(content)


main(sys.argv[1])
