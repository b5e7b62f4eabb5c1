"""How long a list of yards takes through the site: sent, looked up, taken over.

python bench/import_list.py      on SQLite
python tests/postgresql.py python bench/import_list.py
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

import web_site
import yard_import


def csv_of(rows) -> str:
    columns = ("address", "street", "house_number", "letter", "suffix", "postcode")
    lines = ["adres;straat;huisnummer;letter;toevoeging;postcode;plaats;soort"]
    for at, row in enumerate(rows):
        cells = [getattr(row, one) or "" for one in columns] + [row.place or ""]
        lines.append(";".join([*cells, "boerderij" if at % 3 else "anders"]))
    return "\r\n".join(lines)


def keep_register(place, register) -> None:
    """Store the register as a scan does, and make a yard of each third address."""
    import uuid

    import pyarrow as pa
    import pyarrow.parquet as pq
    from django.conf import settings
    from web.areas.lists import _row
    from web.members import make_scan

    from samensterk.web.areas.models import Yard

    rows = [
        _row(f"{at:016}", one.street, one.house_number, one.house_letter,
             one.house_suffix, one.place, 249_000.0 + 60 * (at % 400), 570_000.0 + 60 * (at // 400))
        | {"postcode": one.postcode}
        for at, one in enumerate(register)
    ]  # fmt: skip
    scan = make_scan(place, len(rows[::3]))
    scan.folder = uuid.uuid4().hex
    scan.save()
    folder = Path(settings.MEDIA_ROOT) / "scan-folders" / scan.folder
    folder.mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(rows), folder / "addresses.parquet")
    Yard.objects.bulk_create(
        (
            Yard(
                municipality=place,
                key=one["address_id"],
                address=f"{one['street']} {one['house_number']}, {one['postcode']} {one['place']}",
                street=one["street"],
                house_number=one["house_number"],
                place=one["place"],
                visit_area="Bezoekgebied 1",
                kind="unknown",
                kind_found="unknown",
                facts={"n_buildings": 3},
                x_m=one["x_m"],
                y_m=one["y_m"],
                scan=scan,
            )
            for one in rows[::3]
        ),
        batch_size=500,
    )


def through_the_site(client, place, text: str) -> list[tuple[str, float]]:
    """Do what a coordinator does, with the worker in this process."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from web.areas import lists

    steps, began = [], time.perf_counter()

    def done(name: str) -> None:
        nonlocal began
        steps.append((name, time.perf_counter() - began))
        began = time.perf_counter()

    file = SimpleUploadedFile("erven.csv", text.encode("latin-1"), "text/csv")
    found = lists.send(client, place, file)
    done("send the file")
    found = lists.look_up(client, found)
    done("look up")
    page = client.get(lists.url_of("import", found))
    assert page.status_code == 200
    done("first page of the preview")
    found = lists.take_over(client, found)
    assert found.state == found.State.APPLIED, found.state
    done("take over")
    return steps


def a_site(folder: str):
    """Make a site with a register, and a browser that is signed in."""
    web_site.wake(Path(folder))
    from django.conf import settings
    from django.test import Client
    from django.test.utils import setup_test_environment

    from samensterk.web.accounts.models import Municipality

    setup_test_environment()  # pages tell which form they show
    keys = web_site.fill(0)
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = keys[0]
    return client, Municipality.objects.get(slug=web_site.PLACE)


def a_list(chance: random.Random, register) -> str:
    streets = {one.street for one in register}
    meant = [chance.choice(register) for _one in range(yard_import.N_ROWS)]
    return csv_of([yard_import.written(one, streets, chance) for one in meant])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="")  # as the other benches; not used
    parser.add_argument("--folder", default="")
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        client, place = a_site(folder)
        from django.db import connection

        from samensterk.web.areas.models import YardCorrection

        chance = random.Random(6)
        register = yard_import.make_register(chance)
        keep_register(place, register)
        steps = through_the_site(client, place, a_list(chance, register))
        print(
            f"\nA list of {yard_import.N_ROWS:,} rows through the site, {connection.vendor}"
        )
        print("| step | s |\n|---|--:|")
        for name, spent_s in steps:
            print(f"| {name} | {spent_s:.1f} |")
        print(f"| together | {sum(spent_s for _, spent_s in steps):.1f} |")
        print(f"{YardCorrection.objects.count():,} corrections", flush=True)


if __name__ == "__main__":
    main()
