"""A list of points: CSV with id and lon,lat in degrees, or id and x_m,y_m in RD."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from samensterk.geo.arrays import Metres
from samensterk.geo.lon_lat import rd_from_lon_lat
from samensterk.routing.trouble import WrongPoints

MOST_POINTS = 10_000  # the answer grows with the square
_DEGREES, _METRES = ("lon", "lat"), ("x_m", "y_m")
# The Netherlands with some ground around it, as lowest and highest of each number.
_WITHIN = {
    _DEGREES: ((2.5, 50.5), (7.6, 54.0)),
    _METRES: ((-20e3, 280e3), (310e3, 650e3)),
}


@dataclass(frozen=True, slots=True)
class Points:
    """Points by id, in the order of the file."""

    ids: tuple[str, ...]
    points_m: Metres  # (n, 2)


def read_points(path: Path) -> Points:
    """Read the points.

    Raises
    ------
    WrongPoints
        With the line that is wrong and what to do, in Dutch.
    """
    rows = list(_lines(path))
    if not rows:
        raise WrongPoints(path, "is leeg. Zet er punten in, met een kopregel.")
    names = _names(path, [name.strip().lower() for name in rows[0][1]])
    places = {name: place for place, name in enumerate(names)}
    pair = _METRES if set(_METRES) <= set(names) else _DEGREES
    ids: dict[str, int] = {}
    numbers = []
    for line, cells in rows[1:]:
        if len(cells) != len(names):
            raise _wrong(path, line, f"heeft {len(cells)} kolommen, geen {len(names)}")
        point = cells[places["id"]].strip()
        _check_id(path, line, point, ids)
        ids[point] = line
        numbers.append([_number(path, line, one, cells[places[one]]) for one in pair])
        _check_place(path, line, pair, numbers[-1])
    if not ids:
        raise WrongPoints(path, "heeft alleen een kopregel. Zet er punten onder.")
    if len(ids) > MOST_POINTS:
        why = f"heeft {len(ids)} punten. Geef er hooguit {MOST_POINTS} tegelijk."
        raise WrongPoints(path, why)
    values = np.array(numbers, dtype=np.float64).reshape(-1, 2)
    points_m = values if pair == _METRES else rd_from_lon_lat(values)
    return Points(tuple(ids), points_m)


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not empty, each with the number of its line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            file.seek(0)
            mark = ";" if head.count(";") > head.count(",") else ","
            reader = csv.reader(file, delimiter=mark)
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield reader.line_num, cells
    except FileNotFoundError as error:
        why = "bestaat niet. Klopt de naam en de map?"
        raise WrongPoints(path, why) from error
    except IsADirectoryError as error:
        raise WrongPoints(path, "is een map. Geef het bestand zelf op.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        why = "is geen leesbare tekst. Bewaar het als CSV in UTF-8."
        raise WrongPoints(path, why) from error


def _names(path: Path, names: Sequence[str]) -> Sequence[str]:
    is_known = any(set(names) >= {"id", *pair} for pair in (_DEGREES, _METRES))
    if not is_known or len(set(names)) < len(names):
        raise WrongPoints(
            path,
            f"regel 1: de kop is '{','.join(names)[:60]}'. "
            "Maak er id,lon,lat of id,x_m,y_m van.",
        )
    return names


def _check_id(path: Path, line: int, point: str, ids: dict[str, int]) -> None:
    if not point:
        raise _wrong(path, line, "heeft geen id")
    if point in ids:
        raise _wrong(path, line, f"heeft id '{point}', net als regel {ids[point]}")


def _number(path: Path, line: int, name: str, text: str) -> float:
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        number = np.nan
    if not np.isfinite(number):
        raise _wrong(
            path, line, f"{name} is '{text.strip()[:30]}', en dat is geen getal"
        )
    return number


def _check_place(
    path: Path, line: int, pair: tuple[str, str], numbers: Sequence[float]
) -> None:
    lowest, highest = _WITHIN[pair]
    if not all(
        a <= one <= b for a, one, b in zip(lowest, numbers, highest, strict=True)
    ):
        hint = f"Staan {pair[0]} en {pair[1]} omgekeerd?"
        why = f"regel {line}: {numbers[0]:g}, {numbers[1]:g} ligt niet in Nederland."
        raise WrongPoints(path, f"{why} {hint}")


def _wrong(path: Path, line: int, what: str) -> WrongPoints:
    return WrongPoints(path, f"regel {line}: {what}. Verbeter die regel.")
