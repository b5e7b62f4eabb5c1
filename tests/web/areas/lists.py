"""Lists of yards for tests: a register of addresses, and files that municipalities have."""

import io
import uuid
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from web.members import make_scan, make_yards

from samensterk.web.areas.models import YardImport
from samensterk.web.common.worker import work

HEADINGS = "straat;huisnr;postcode;plaats;soort"


def make_register(place, n_yards=3):
    """Make yards Langewijk 1, 2, 3..., and a scan whose addresses have more beside them."""
    scan = make_scan(place, n_yards)
    make_yards(place, n_yards, scan)
    place.yards.update(kind_found="farm")
    yards = list(place.yards.order_by("pk"))
    rows = [
        _row(one.key, one.street, one.house_number, "", "", one.place, one.x_m, one.y_m)
        for one in yards
    ]
    rows += [
        _row("9999010000000901", "Verweg", 7, "", "", "Oosterlage", 300_000.0, 600_000.0),
        _row("9999010000000902", "Verweg", 7, "A", "bis", "Oosterlage", 300_000.0, 600_500.0),
        _row("9999010000000903", "Verweg", 12, "", "2", "Oosterlage", 301_000.0, 600_000.0),
        _row("9999010000000904", "Naastweg", 1, "", "", "Oosterlage",
             yards[0].x_m + 20, yards[0].y_m),
    ]  # fmt: skip
    scan.folder = uuid.uuid4().hex
    scan.save()
    folder = Path(settings.MEDIA_ROOT) / "scan-folders" / scan.folder
    folder.mkdir(parents=True)
    pq.write_table(pa.Table.from_pylist(rows), folder / "addresses.parquet")
    return yards


def _row(key, street, number, letter, suffix, place, x_m, y_m):
    return {
        "address_id": key,
        "designation_id": key,
        "street": street,
        "house_number": number,
        "house_letter": letter,
        "house_suffix": suffix,
        "postcode": f"99{number:02}AB",
        "place": place,
        "x_m": x_m,
        "y_m": y_m,
    }


def csv_file(*lines, headings=HEADINGS, name="erven.csv", encoding="utf-8"):
    content = "\r\n".join([headings, *lines]).encode(encoding)
    return SimpleUploadedFile(name, content, "text/csv")


def workbook(rows, *, title="Erven", more=None):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    for name, others in (more or {}).items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def send(client, place, file, **more):
    """Send a file; gives the list that it became, or the page that refuses it."""
    url = reverse("areas:import_new", args=[place.slug])
    answer = client.post(url, {"file": file, **more})
    if answer.status_code != 302:
        return answer
    return YardImport.objects.order_by("pk").last()


def url_of(name, found, *more):
    return reverse(f"areas:{name}", args=[found.municipality.slug, found.pk, *more])


def look_up(client, found, **changed):
    """Keep the columns as they were guessed, and do the work."""
    page = client.get(url_of("import_columns", found))
    form = page.context["form"]
    asked = {one.name: one.value() or "" for one in form} | changed
    client.post(url_of("import_columns", found), asked)
    work(until_empty=True)
    found.refresh_from_db()
    return found


def take_over(client, found):
    found.refresh_from_db()
    client.post(url_of("import_apply", found), {"version": found.version})
    work(until_empty=True)
    found.refresh_from_db()
    return found
