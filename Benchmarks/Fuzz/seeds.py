"""seeds.py FOLDER: seeds of the fuzzer, one worked example of each rule in the three forms that the harness reads."""

import csv
import pathlib
import shutil
import sys

folder = pathlib.Path(sys.argv[1])
shutil.rmtree(folder, ignore_errors=True)
folder.mkdir(parents=True)
seen = set()
with open("Sources/Core/Rulebook/Tables/rule-example.csv", encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        rule, text = row["rule"], row["inputs_json"]
        if rule in seen or len(text) > 400:
            continue
        seen.add(rule)
        quoted = text.replace('"', '""')
        (folder / f"{rule}.rule").write_text(f"\x03{rule}\n{text}", encoding="utf-8")
        if len(seen) % 8 == 1:
            (folder / f"{rule}.json").write_text(f"\x04{text}", encoding="utf-8")
            (folder / f"{rule}.csv").write_text(f"\x02{rule},\"{quoted}\",{row['expected'].split(',')[0]},,test\n", encoding="utf-8")
print(f"{len(list(folder.iterdir()))} seeds")
