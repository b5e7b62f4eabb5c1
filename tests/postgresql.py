"""A PostgreSQL of our own for tests: in a temporary folder, gone afterwards.

`python tests/postgresql.py COMMAND...` runs a command with DATABASE_URL set to it.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
OWNER = "postgres"  # the server refuses to run as root


class NoPostgreSQL(Exception):
    """The server's programs are not installed."""


@dataclass(frozen=True)
class Cluster:
    """A server that is running."""

    folder: Path
    programs: Path
    user: dict[str, object]

    def url(self, database: str = "samensterk") -> str:
        socket = str(self.folder / "socket").replace("/", "%2F")
        return f"postgresql://{OWNER}@{socket}/{database}"

    def run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, cwd=self.folder, **self.user
        )

    def create(self, database: str, *more: str) -> None:
        """Make a database; with "-T" and a name, as a copy of that one."""
        socket = str(self.folder / "socket")
        self.run("createdb", "-h", socket, "-U", OWNER, *more, database)

    def start(self, *, fsync: str = "off") -> None:
        options = f"-c listen_addresses='' -c fsync={fsync} -c max_connections=200 -k {self.folder}/socket"
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self.run("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)

    def stop(self, how: str = "fast") -> None:
        self.run("pg_ctl", "stop", "-w", "-D", str(self.folder / "data"), "-m", how)

    def kill(self) -> None:
        """As the kernel does when memory runs out; nothing is tidied up."""
        first = (self.folder / "data/postmaster.pid").read_text().split()[0]
        found = subprocess.run(
            ["pgrep", "-P", first], capture_output=True, text=True, check=False
        )
        everyone = [first, *found.stdout.split()]
        subprocess.run(["kill", "-KILL", *everyone], check=False)
        while any(Path(f"/proc/{one}").exists() for one in everyone if one != first):
            time.sleep(0.05)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a server with an empty database `samensterk`."""
    found = shutil.which("initdb")
    programs = PLACES[0] if PLACES else found and Path(found).resolve().parent
    if not programs:
        raise NoPostgreSQL
    folder = Path(tempfile.mkdtemp(prefix="samensterk-pg-"))
    user: dict[str, object] = {}
    if os.geteuid() == 0:
        owner = pwd.getpwnam(OWNER)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        user = {"user": owner.pw_uid, "group": owner.pw_gid}
    made = Cluster(folder, programs, user)
    try:
        data = str(folder / "data")
        made.run(
            "initdb",
            "-D",
            data,
            "-U",
            OWNER,
            "-A",
            "trust",
            "--no-sync",
            "--locale=C.UTF-8",
            "-E",
            "UTF8",
        )
        subprocess.run(["mkdir", str(folder / "socket")], check=True, **user)
        made.start()
        made.create("samensterk")
        yield made
    finally:
        subprocess.run(
            [
                str(programs / "pg_ctl"),
                "stop",
                "-D",
                str(folder / "data"),
                "-m",
                "immediate",
            ],
            check=False,
            capture_output=True,
            cwd=folder,
            **user,
        )
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """Run the command with the server's address in its environment."""
    try:
        with cluster() as server:
            environment = {**os.environ, "DATABASE_URL": server.url()}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    except NoPostgreSQL:
        sys.stderr.write("PostgreSQL is not installed here; its tests are skipped.\n")
        return 0


if __name__ == "__main__":
    sys.exit(main())
