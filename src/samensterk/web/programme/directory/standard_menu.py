"""The part of the menukaart that comes with the software, for every municipality."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import transaction

from samensterk.web.programme.directory.models import Offer


@cache
def standard_offers() -> Mapping[str, Mapping[str, Any]]:
    """Read the files of `standard/`: what an offer says, by its code."""
    folder = files("samensterk.web.programme.directory").joinpath("standard")
    found = {}
    for one in sorted(folder.iterdir(), key=lambda file: file.name):
        if one.name.endswith(".toml"):
            read = tomllib.loads(one.read_text(encoding="utf-8"))
            found[one.name.removesuffix(".toml")] = {
                name: value.strip() if isinstance(value, str) else value
                for name, value in read.items()
            }
    return found


@transaction.atomic
def ship_menu() -> int:
    """Bring the menukaart up to this version; gives how many texts are new.

    Safe to repeat. What an earlier version had and this one has not stays: people have
    written how it went with it.
    """
    n_new = 0
    there = {one.code: one for one in Offer.objects.filter(municipality=None)}
    for code, values in standard_offers().items():
        offer = there.get(code) or Offer(code=code)
        if offer.pk and all(getattr(offer, name) == values[name] for name in values):
            continue
        for name, value in values.items():
            setattr(offer, name, value)
        offer.version += bool(offer.pk)
        offer.full_clean()
        offer.save()
        n_new += 1
    return n_new
