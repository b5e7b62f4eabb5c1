"""A backup that says something else than it should."""

import json
import tarfile


def changed(file, change):
    """Write the same backup with another manifest."""
    with tarfile.open(file) as archive:
        archive.extractall(file.parent / "open", filter="data")
    path = file.parent / "open" / "manifest.json"
    told = json.loads(path.read_text())
    change(told)
    path.write_text(json.dumps(told))
    with tarfile.open(file, "w:gz") as archive:
        for one in (file.parent / "open").iterdir():
            archive.add(one, arcname=one.name)
