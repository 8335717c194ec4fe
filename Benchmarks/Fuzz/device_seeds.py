"""device_seeds.py KIND FOLDER: one input a file: recorded packets (frames), payloads and topics (messages), or sheets (sheets)."""

import csv
import io
import pathlib
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
MESSAGES = [
    '{"ts":"2026-11-21T08:59:00+08:00","noise":{"value":84.6},"data":[{"v":178}]}', '{"ts":1795222740,"noise":{"value":"84.6"}}',
    '{"ts":1795222740000,"a":{"b":{"c":{"d":1e9}}}}', '{"ts":"20261121085900","data":[{"v":true},1]}', "84.6", " -1e400 ",
]
TOPICS = ["plant/{device}/up\nplant/A1/up", "plant/+/{device}\nplant/x/A1", "{device}\nA"]
TIMES = ["2026-11-21T08:59:00.125+08:00", "2026-11-20 08:00", "2026年11月20日 08:00:30", "46346.5", "2026/1/2T3:4"]
SHEETS = [
    "时间,因子编码,数值,单位,统计,周期（分钟）,标记\n2026-11-20 08:00,LA,84.6,dB(A),等效声级,60,N\n46346.5,a34001,\"1,5\",mg/m3,,,\n",
    "time\tfactor\tvalue\tunit\tstat\tminutes\n2026-11-20T00:00:00Z\tLA\t84\tdB\tleq\t999999999999999999\n",
]
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    '<c r="A1" t="inlineStr"><is><t>time</t></is></c><c r="B1" t="inlineStr"><is><t>factor</t></is></c>'
    '<c r="C1" t="inlineStr"><is><t>value</t></is></c><c r="D1" t="s"><v>0</v></c></row>'
    '<row r="2"><c r="A2"><v>46346.5</v></c><c r="B2" t="str"><v>LA</v></c><c r="C2"><v>84.6</v></c><c r="D2"><v>1</v></c></row>'
    "</sheetData></worksheet>"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    f'xmlns:r="{RELATIONS}"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="s" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="t" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/sharedStrings.xml": '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>unit</t></si></sst>',
    "xl/worksheets/sheet1.xml": SHEET,
}


def workbook():
    """Stored, not deflated: a mutation of the text must not drown in the unpacking."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, text in PARTS.items():
            package.writestr(zipfile.ZipInfo(name), text)
    return file.getvalue()


def frames():
    with (ROOT / "Tests/Core/HJ212Tests/Packets/hj212-packets.csv").open(encoding="utf-8", newline="") as file:
        packets = [row["packet"].encode() + b"\r\n" for row in csv.DictReader(file)]
    for place, packet in enumerate(packets):
        yield bytes([place % 64 << 2 | place % 2]) + packet
        # Without its frame: the harness puts length and checksum on.
        yield bytes([place % 64 << 2 | 2]) + packet.strip()[6:-4]
    for one, two in zip(packets, packets[1:]):
        yield b"\x80" + one + two


def messages():
    for place, text in enumerate(MESSAGES):
        yield bytes([place % 5 << 3 | 3]) + text.encode()
    yield from (b"\x00" + text.encode() for text in TOPICS)
    yield from (b"\x01" + text.encode() for text in TIMES)


def sheets():
    for text in SHEETS:
        yield from (text.encode(), text.encode("gbk"), text.encode("utf-16"))
    yield workbook()


folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
for number, content in enumerate({"frames": frames, "messages": messages, "sheets": sheets}[sys.argv[1]]()):
    (folder / f"{number:03}").write_bytes(content)
