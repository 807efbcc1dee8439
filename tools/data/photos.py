"""Takes the free photographs out of GCompris's resource files and lays them out as an ImageFolder.

Usage: photos.py RCC_DIRECTORY OUT

Only files whose README names them public domain or CC0 are taken (two free ones are left out because
it misspells their names). Within a class, photographs are
ordered by the SHA-256 of their name and dealt out in turn: train, val, train, val. So the split is
the same everywhere, and does not change for one photograph when another is added to a class by hand.
Needs nothing but Python.
"""

import csv
import hashlib
import pathlib
import struct
import sys
import zlib

# class -> (resource file, directory inside it)
CLASSES = {
    "animals": [
        ("explore_world_animals", "explore_world_animals/resource/animals"),
        ("explore_farm_animals", "explore_farm_animals/resource/animals"),
        ("erase", "erase/resource"),
    ],
    "energy": [("categorization", "categorization/resource/images/renewable")],
    "fish": [("categorization", "categorization/resource/images/fishes")],
    "monuments": [
        ("categorization", "categorization/resource/images/monuments"),
        ("explore_monuments", "explore_monuments/resource"),
    ],
    "tools": [("categorization", "categorization/resource/images/tools")],
}
FREE = {"public domain", "cc0-1.0"}
EXPECTED = 195


def rcc_files(path):
    """Yields (name, bytes) of a Qt resource file: a tree of 14- or 22-byte nodes, names in UTF-16."""
    blob = path.read_bytes()
    magic, version, tree, data, names = struct.unpack_from(">4s4I", blob)
    if magic != b"qres":
        sys.exit(f"photos.py: {path} is no Qt resource file: it begins with {magic!r}")
    node = 14 if version == 1 else 22

    def walk(index, prefix):
        at = tree + index * node
        name_at, flags = struct.unpack_from(">IH", blob, at)
        name = ""
        if index:
            length = struct.unpack_from(">H", blob, names + name_at)[0]
            name = blob[names + name_at + 6 :][: 2 * length].decode("utf-16-be")
        if flags & 2:
            count, first = struct.unpack_from(">II", blob, at + 6)
            for child in range(first, first + count):
                yield from walk(child, f"{prefix}{name}/" if index else "")
            return
        start = data + struct.unpack_from(">I", blob, at + 10)[0]
        size = struct.unpack_from(">I", blob, start)[0]
        content = blob[start + 4 : start + 4 + size]
        if flags & 4:
            sys.exit(f"photos.py: {path} is packed with zstd, which this script can't unpack")
        yield prefix + name, zlib.decompress(content[4:]) if flags & 1 else content

    return dict(walk(0, ""))


def free_photos(readme):
    """Yields (file, author, licence, source) of the README's entries that are free.

    The README is blocks of `Key: value` lines; `Files:` may be followed by further names.
    """
    for block in readme.replace("\r", "").split("\n\n"):
        entry, key = {}, None
        for line in filter(None, map(str.strip, block.split("\n"))):
            head, colon, rest = line.partition(":")
            if colon and head in ("Copyright", "Source", "License", "Comments", "Files"):
                key, line = head, rest.strip()
            entry[key] = f"{entry.get(key, '')} {line}".strip()
        if entry.get("License", "").lower() in FREE:
            for name in entry.get("Files", "").split():
                if name.endswith(".webp"):
                    yield name, entry["Copyright"], entry["License"], entry.get("Source", "")


def collect(rcc_directory):
    """Returns {class: [(name, bytes, author, licence, source)]}, in the order of dealing."""
    collected = {}
    for label, places in CLASSES.items():
        photos = {}
        for resource, folder in places:
            path = rcc_directory / f"{resource}.rcc"
            if not path.is_file():
                sys.exit(f"photos.py: no {path}: another version of the package than 3.1?")
            files = rcc_files(path)
            root = f"gcompris/src/activities/{folder}/"
            for name, *source in free_photos(files[root + "README"].decode()):
                if root + name in files:
                    flat = f"{resource}-{name.replace('/', '-')}"
                    photos[flat] = (flat, files[root + name], *source)
        order = sorted(photos, key=lambda n: hashlib.sha256(n.encode()).hexdigest())
        collected[label] = [photos[name] for name in order]
    return collected


def main(rcc_directory, out):
    collected = collect(rcc_directory)
    rows = []
    for label, photos in collected.items():
        for i, (name, content, *source) in enumerate(photos):
            path = out / ("val" if i % 2 else "train") / label / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            rows.append((path.relative_to(out), *source))
    with open(out / "PROVENANCE.tsv", "w", newline="") as table:
        writer = csv.writer(table, delimiter="\t", lineterminator="\n")
        writer.writerow(("file", "author", "licence", "source"))
        writer.writerows(sorted(rows))
    print(f"photos.py: {len(rows)} photographs:", {k: len(v) for k, v in collected.items()})
    if len(rows) != EXPECTED:
        print(
            f"photos.py: note: gcompris-qt-data 3.1 has {EXPECTED}; with this version's,"
            " figures differ from the published ones"
        )


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
