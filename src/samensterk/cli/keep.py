"""`samensterk backup`, `restore` and `doctor`: keep a site safe and sound."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from samensterk.cli.site import NoWebFloor, trouble, wake

CAUTION, WRONG = 1, 2  # exit codes of `doctor`


def add_parser(verbs: Any) -> None:
    """Tell argparse about the three."""
    backup = verbs.add_parser("backup", help="bewaar alles in één bestand")
    backup.add_argument(
        "file",
        type=Path,
        metavar="BESTAND-OF-MAP",
        help="waarheen; in een map krijgt het een naam met zijn einddatum",
    )
    backup.add_argument(
        "--replace", action="store_true", help="vervang een bestand dat er al is"
    )
    backup.set_defaults(run=run_backup)
    restore = verbs.add_parser("restore", help="zet een bewaard bestand terug")
    restore.add_argument("file", type=Path, metavar="BESTAND", help="waarvandaan")
    restore.add_argument(
        "--replace", action="store_true", help="vervang wat er nu staat"
    )
    restore.add_argument(
        "--past-end",
        action="store_true",
        help="ook als de einddatum van de back-up voorbij is",
    )
    restore.set_defaults(run=run_restore)
    doctor = verbs.add_parser("doctor", help="kijk of alles in orde is om te draaien")
    doctor.add_argument(
        "--json", action="store_true", help="geef het antwoord als JSON"
    )
    doctor.set_defaults(run=run_doctor)


def run_backup(args: argparse.Namespace) -> int:
    """Write a backup; nothing half is left when it fails."""
    if not args.file.absolute().parent.is_dir():
        return trouble(f"de map {args.file.absolute().parent} bestaat niet.")
    return _guarded(lambda: _back_up(args))


def _back_up(args: argparse.Namespace) -> int:
    from samensterk.web.config import backup_ends, backups  # noqa: PLC0415

    file = backup_ends.named(args.file.absolute())
    if file.exists() and not args.replace:
        return trouble(
            f"{file} bestaat al. Kies een andere naam of geef --replace mee."
        )
    manifest = backups.back_up(file)
    n_rows = sum(manifest.rows.values())
    size_mb = file.stat().st_size / 1e6
    sys.stdout.write(
        f"{file}: {n_rows} rijen en {len(manifest.sha256)} bestanden, {size_mb:.1f} MB, teruggelezen en in orde.\n"
    )
    sys.stdout.write("Hierin staan persoonsgegevens en sleutels: bewaar het veilig.\n")
    sys.stdout.write(f"Verwijder deze back-up na {_day(manifest.ends_on)}.\n")
    return 0


def _day(iso: str) -> str:
    """Say a day as people write it; '' of what has no end date."""
    if not iso:
        return ""
    day = date.fromisoformat(iso)
    return f"{day.day}-{day.month}-{day.year}"


def run_restore(args: argparse.Namespace) -> int:
    """Put a backup back; what is there stays when the file is not right."""
    if not args.file.is_file():
        return trouble(f"{args.file} is er niet.")
    return _guarded(lambda: _restore(args))


def _restore(args: argparse.Namespace) -> int:
    from samensterk.web.config import backups  # noqa: PLC0415

    done = backups.restore(
        args.file.absolute(), replace=args.replace, past_end=args.past_end
    )
    sys.stdout.write(
        f"Teruggezet: de stand van {done.manifest.made_at}. Iedereen logt opnieuw in.\n"
    )
    sys.stdout.write(
        f"Waarvan de termijn intussen voorbij is, is meteen weer verwijderd: {done.n_removed} rijen.\n"
    )
    sys.stdout.write(_about_requests(done.n_requested))
    sys.stdout.write("Start de site opnieuw, zodat ze de teruggezette sleutel leest.\n")
    return 0


def _about_requests(n_requested: int | None) -> str:
    """Say what nobody but people can do again: the backup does not know of it."""
    if n_requested == 0:
        return "Op verzoek is na deze back-up niets verwijderd.\n"
    how_many = (
        "Hoeveel dat er zijn, was niet te lezen"
        if n_requested is None
        else f"De vervangen database telde er {n_requested}"
    )
    return f"Let op: wat na deze back-up op verzoek van iemand is verwijderd, staat er weer in. {how_many}. Verwijder dat opnieuw.\n"


def _guarded(work: Callable[[], int]) -> int:
    """Wake the site, do the work, and turn what goes wrong into one line."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from django.db import Error  # noqa: PLC0415

    from samensterk.web.config import backups, dumps  # noqa: PLC0415

    try:
        return work()
    except Error:
        return trouble(
            "de database antwoordt niet. Zie 'samensterk doctor' voor wat er mis is."
        )
    except dumps.NoPrograms as error:
        return trouble(
            f"{error} ontbreekt. Installeer de programma's van PostgreSQL (postgresql-client)."
        )
    except (dumps.DumpError, backups.BackupError) as error:
        return trouble(_in_dutch(error))
    except OSError as error:
        return trouble(f"{error.strerror or error}. Er is niets half geschreven.")


def _in_dutch(error: Exception) -> str:
    words = {
        "NotWhole": f"dit bestand is geen hele back-up ({error}). Er is niets veranderd.",
        "Damaged": f"de database kon niet worden gelezen of geschreven ({error}). Er is niets veranderd.",
        "NoTables": "de tabellen zijn er nog niet. Voer eerst 'samensterk prepare' uit.",
        "OtherDatabase": f"deze back-up is van een andere soort database ({error}). Er is niets veranderd.",
        "TooNew": f"deze back-up is van een nieuwere versie ({error}). Werk eerst de software bij.",
        "NotOurs": "in deze database staat iets anders dan Samen Sterk. Er is niets veranderd; klopt DATABASE_URL?",
        "PastEnd": f"deze back-up mocht worden bewaard tot en met {_day(getattr(error, 'ends_on', ''))}. Er is niets veranderd. Is er geen nieuwere? Geef dan --past-end mee, en verwijder hem daarna.",
        "NotEmpty": "hier staan al mensen in. Geef --replace mee om alles te vervangen.",
    }
    return words[type(error).__name__]


def run_doctor(args: argparse.Namespace) -> int:
    """Say how it is; 0 is good, 1 asks for care, 2 is wrong."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from samensterk.web.config.examination import State, examine  # noqa: PLC0415

    found = examine()
    if args.json:
        told = [
            {"name": one.name, "state": one.state, "words": one.words} for one in found
        ]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        for one in found:
            sys.stdout.write(f"{one.state:<7} {one.name}: {one.words}\n")
    states = {one.state for one in found}
    if State.WRONG in states:
        return WRONG
    return CAUTION if State.CAUTION in states else 0
