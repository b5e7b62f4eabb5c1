"""How long it takes to look up the addresses of a messy list, beside a plain comparison.

python bench/yard_import.py
"""

import argparse
import difflib
import random
import time

from samensterk.scan.address_matching import Address, AddressBook, Certainty
from samensterk.scan.address_writing import Written

N_ADDRESSES, N_ROWS = 30_000, 5_000
N_PEER = 20  # rows that the peer is timed on; its whole list would take an hour
FIRST = ("Oude", "Nieuwe", "Lange", "Korte", "Hoge", "Lage", "Burgemeester van der",
         "Dokter", "Sint", "Klein", "Groot", "Noorder", "Zuider", "Wester", "IJssel")  # fmt: skip
STEMS = ("dorp", "kerk", "molen", "veen", "brug", "hof", "meer", "linden", "zand", "water",
         "broek", "wold", "terp", "haar", "horst", "laar", "made", "rade", "koe", "riet")  # fmt: skip
ENDS = ("straat", "weg", "laan", "dijk", "singel", "pad", "kade", "dreef")
PLACES = ("Oosterlage", "IJsselmuiden", "'s-Heerenveen", "Sint Jansveld", "Kamperdorp")


def make_register(chance: random.Random) -> list[Address]:
    streets = sorted({
        f"{chance.choice(FIRST)} {chance.choice(STEMS).title()}{chance.choice(ENDS)}"
        for _one in range(1_500)
    })  # fmt: skip
    found = []
    while len(found) < N_ADDRESSES:
        at = len(found)
        street = streets[at % len(streets)]
        place = PLACES[at % len(streets) % len(PLACES)]
        number = at // len(streets) + 1
        code = f"{8000 + at % len(streets) // 26}{chr(65 + at % 26)}A"
        letter = chance.choice(["", "", "", "A", "B"])
        suffix = chance.choice(["", "", "", "", "2", "bis"])
        found.append(Address(str(at), street, number, letter, suffix, code, place))
    return found


def written(one: Address, streets: set[str], chance: random.Random) -> Written:
    """Write an address as a list would: whole, in columns, mangled, or misspelled."""
    number = f"{one.house_number}{one.house_letter}"
    number += f"-{one.house_suffix}" if one.house_suffix else ""
    match chance.randrange(6):
        case 0:
            return Written(address=f"{one.street.upper()}  {number}, {one.place}")
        case 1:
            return Written(
                street=one.street.replace("straat", "str."),
                house_number=f"{one.house_number}.0",
                letter=one.house_letter.lower(),
                suffix=one.house_suffix,
                place=one.place.replace("IJ", "Y"),
            )
        case 2:
            code = f"{one.postcode[:4]}.0 {one.postcode[4:].lower()}"
            return Written(street=one.street, house_number=number, postcode=code)
        case 3:
            at = chance.randrange(2, len(one.street) - 1)
            street = one.street[:at] + one.street[at + 1 :]
            if street in streets:  # misspelled as a name that another street has
                street = one.street
            return Written(street=street, house_number=number, place=one.place)
        case 4:
            street = one.street.replace("Burgemeester van der", "Burg. v.d.")
            return Written(address=f"{street} {number} {one.place}")
        case _:
            return Written(street=one.street, house_number=number)


def plainly(row: Written, texts: list[str]) -> list[str]:
    """Compare one row with every address, as a script with the standard library does."""
    parts = (
        row.address,
        row.street,
        row.house_number,
        row.letter,
        row.suffix,
        row.place,
    )
    text = " ".join(filter(None, parts)).lower()
    return difflib.get_close_matches(text, texts, n=1, cutoff=0.8)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="")  # as the other benches; not used
    parser.add_argument("--folder", default="")
    parser.parse_args()
    chance = random.Random(6)
    register = make_register(chance)
    meant = [chance.choice(register) for _one in range(N_ROWS)]
    streets = {one.street for one in register}
    rows = [written(one, streets, chance) for one in meant]

    start_s = time.perf_counter()
    book = AddressBook(register)
    ready_s = time.perf_counter() - start_s
    found = [book.look_up(one) for one in rows]
    ours_s = time.perf_counter() - start_s

    texts = [
        f"{one.street} {one.house_number}{one.house_letter} {one.house_suffix} {one.place}".lower()
        for one in register
    ]
    start_s = time.perf_counter()
    for one in rows[:N_PEER]:
        plainly(one, texts)
    peer_s = (time.perf_counter() - start_s) / N_PEER * N_ROWS

    n_exact = sum(one.certainty is Certainty.EXACT for one in found)
    n_likely = sum(one.certainty is Certainty.LIKELY for one in found)
    n_wrong = sum(
        one.at is not None and register[one.at] != right
        for one, right in zip(found, meant, strict=True)
    )
    print(f"\nLooking up {N_ROWS:,} rows in {N_ADDRESSES:,} addresses")
    print("| engine | s | of which making ready | certain | likely | wrongly certain |")
    print("|---|--:|--:|--:|--:|--:|")
    print(
        f"| ours | {ours_s:.2f} | {ready_s:.2f} | {n_exact:,} | {n_likely:,} | {n_wrong} |"
    )
    print(
        f"| difflib (from {N_PEER} rows) | {peer_s:,.0f} | - | - | - | - |", flush=True
    )


if __name__ == "__main__":
    main()
