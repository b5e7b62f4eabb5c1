"""Bring front-end files of others into the tree, checked against what was chosen here.

A package is fetched with `npm pack`, so from whichever registry npm is set to. What
arrives must have the integrity below: a registry cannot slip in something else.
"""

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path("src/samensterk/web/common/static/vendor")
LICENCES = Path(__file__).parent / "licences"
SOURCE_MAP = b"//# sourceMappingURL="


@dataclass(frozen=True, slots=True)
class Package:
    """What we take of one package; to upgrade, change it here and run `make vendor`."""

    name: str
    version: str
    licence: str
    integrity: str  # of the whole package, as npm's `dist.integrity`
    files: tuple[str, ...]
    licence_file: str  # in the package; of one that has none, in our own `licences`

    @property
    def folder(self) -> str:
        return f"{self.name.removeprefix('@').replace('/', '-')}@{self.version}"


PACKAGES = (
    Package(
        name="@utrecht/component-library-css",
        version="9.0.4",
        licence="EUPL-1.2",
        integrity="sha512-gVA7D6GfP9/+fzehkYLSBR+0UPUTA97PZmgvTYQE88lPQhHGMlUk8FjmCpLKRsRC9hAYd32JuF/KzG6fmBfjJA==",
        files=("dist/index.css",),
        licence_file="LICENSE.md",
    ),
    Package(
        name="htmx.org",
        version="4.0.1",
        licence="0BSD",
        integrity="sha512-oF7JgXhDW9UXCy/k1ZYFUQgzu/rm19ORWPSPNL91vPluB2PB9+MV55tyQdH/w7o2EAbTYUG5SDW1R60mdkdqGg==",
        files=("dist/htmx.esm.min.js",),
        licence_file="LICENSE",
    ),
    # Its style sheet stays behind: it draws with images in line, which our policy stops.
    Package(
        name="maplibre-gl",
        version="6.17.0",
        licence="BSD-3-Clause",
        integrity="sha512-2chIZwpLGenoUQOcnm9Pk4SLbA8ppNFq8jlpXiq9vcYm3Y1wJ3fc82FL0GLwBaPYJCLzPv/mC46KEupVov75rQ==",
        files=("dist/maplibre-gl.mjs", "dist/maplibre-gl-worker.mjs"),
        licence_file="LICENSE.txt",
    ),
    # The bundle, because the module asks for fflate by a name that no browser knows.
    Package(
        name="pmtiles",
        version="4.5.0",
        licence="BSD-3-Clause AND MIT",
        integrity="sha512-CBeD4SoUluFziGdy/8k7FOjQxQy486n+929W/tWophauvMICpkZ26vGBWhDt/6b1FZQWNaf4jFdT/5+q0Wii5w==",
        files=("dist/pmtiles.js",),
        licence_file="pmtiles.txt",
    ),
)


class WrongPackage(Exception):
    """What arrived is not what was chosen."""

    def __init__(self, package: Package, arrived: str) -> None:
        super().__init__(
            f"{package.name}@{package.version} has integrity {arrived}, "
            f"tools/vendor.py expects {package.integrity}"
        )


def fetch(package: Package, folder: Path) -> Path:
    """Download one package as a tarball and check that it is the one we chose."""
    npm = shutil.which("npm") or "npm"
    command = [npm, "pack", "--silent", f"{package.name}@{package.version}"]
    subprocess.run(  # noqa: S603 -- names and versions stand in this file
        command, cwd=folder, check=True, stdout=subprocess.DEVNULL
    )
    (tarball,) = folder.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()
    if package.integrity != f"sha512-{digest}":
        raise WrongPackage(package, f"sha512-{digest}")
    return tarball


def taken(archive: tarfile.TarFile, path: str) -> bytes:
    """Read one file; a licence that the package forgot is one of ours."""
    own = LICENCES / path
    if own.is_file():
        return own.read_bytes()
    member = archive.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


def without_map(content: bytes) -> bytes:
    """Leave out where a source map would be: the static storage stops on it."""
    lines = content.splitlines(keepends=True)
    return b"".join(one for one in lines if not one.startswith(SOURCE_MAP))


def unpack(package: Package, tarball: Path, into: Path) -> dict[str, str]:
    """Write the files we take and the licence; return their sha256 by path."""
    hashes = {}
    with tarfile.open(tarball) as archive:
        for path in (*package.files, package.licence_file):
            content = without_map(taken(archive, path))
            stored = f"{package.folder}/{Path(path).name}"
            (into / stored).parent.mkdir(exist_ok=True)
            (into / stored).write_bytes(content)
            hashes[stored] = hashlib.sha256(content).hexdigest()
    return hashes


def vendor(package: Package, into: Path) -> dict[str, object]:
    """Bring one package into the tree; return its line in the list."""
    with tempfile.TemporaryDirectory() as folder:
        files = unpack(package, fetch(package, Path(folder)), into)
    return {
        "name": package.name,
        "version": package.version,
        "licence": package.licence,
        "licence_file": f"{package.folder}/{package.licence_file}",
        "integrity": package.integrity,
        "files": files,
    }


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name) / "vendor"
        fresh.mkdir()
        try:
            listed = [vendor(package, fresh) for package in PACKAGES]
        except WrongPackage as error:
            sys.stderr.write(f"vendor: {error}\n")
            return 2
        text = json.dumps(listed, indent=2) + "\n"
        (fresh / "vendored.json").write_text(text, encoding="utf-8")
        shutil.rmtree(VENDOR, ignore_errors=True)
        shutil.copytree(fresh, VENDOR)
    return 0


if __name__ == "__main__":
    sys.exit(main())
