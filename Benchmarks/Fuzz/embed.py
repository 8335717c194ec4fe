"""embed.py FOLDER: the tables of a module as Swift, as SwiftPM embeds them."""

import pathlib
import sys

print("enum PackageResources {")
for file in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    name = "".join(letter if letter.isalnum() else "_" for letter in file.name)
    # A text literal instead of SwiftPM's list of numbers: compiled in a fraction of the time.
    text = file.read_text(encoding="utf-8")
    print(f"    static let {name}: [UInt8] = Array(##\"\"\"\n{text.rstrip(chr(10))}\n\"\"\"##.utf8)")
print("}")
