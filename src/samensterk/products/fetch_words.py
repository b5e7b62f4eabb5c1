"""Trouble in fetching, as one Dutch line that says what to do."""

from collections.abc import Mapping
from math import ceil
from urllib.parse import urlsplit

from samensterk.products.fetch_record import OtherMunicipality
from samensterk.sources.fetching.area_layers import MunicipalityUnknown
from samensterk.sources.fetching.trouble import (
    AskedToWait,
    EndlessPages,
    FetchError,
    ForeignAddress,
    GaveUp,
    NoFileInFeed,
    NoRoom,
    NothingThere,
    RecordsMissing,
    Refused,
    UnsafeMirror,
)
from samensterk.sources.reading import SourceError

_AGAIN = "Wat er al is, blijft bewaard; geef dezelfde opdracht later nog eens."
_TELL_US = "Meld dit bij de beheerder van deze software."

# What a reader must know; records of neighbours and second copies are no loss.
_LEFT_OUT = {
    "without_geometry": "zonder plek, weggelaten",
    "without_id": "zonder kenmerk",
    "other_status": "gesloopt of nooit gebouwd, weggelaten",
    "building_elsewhere": "verwijzingen naar een gebouw dat er niet bij is",
}


def left_out_in_dutch(left_out: Mapping[str, int]) -> str:
    """Say what a file lacks; nothing when it lacks nothing."""
    told = [
        f"{left_out[reason]} {words}"
        for reason, words in _LEFT_OUT.items()
        if left_out.get(reason)
    ]
    return f" (let op: {'; '.join(told)})" if told else ""


def in_dutch(
    error: FetchError | MunicipalityUnknown | OtherMunicipality | SourceError | OSError,
) -> str:
    """Say what went wrong, what is kept and what to do."""
    if isinstance(error, UnsafeMirror):
        return f"de spiegel {error.url} moet een adres zijn dat begint met https."
    if isinstance(error, FetchError):
        return _of_server(error)
    if isinstance(error, MunicipalityUnknown):
        near = " of ".join(error.suggestions)
        hint = f" Bedoelt u {near}?" if near else ""
        return f"het CBS kent geen gemeente '{error.asked}'.{hint}"
    if isinstance(error, OtherMunicipality):
        return (
            f"de map {error.folder} bevat bestanden van {error.name}. "
            "Kies een andere map."
        )
    if isinstance(error, SourceError):
        return f"{error.path}: {error.why}"
    return f"schrijven is niet gelukt: {error}. {_AGAIN}"


def _of_server(error: FetchError) -> str:
    if isinstance(error, GaveUp):
        return (
            f"{_host(error)} geeft na {error.tries} keer proberen geen goed antwoord "
            f"({error.last}). {_AGAIN}"
        )
    if isinstance(error, AskedToWait):
        minutes = ceil(error.wait_s / 60)
        return f"{_host(error)} vraagt om {minutes} minuten te wachten. {_AGAIN}"
    if isinstance(error, RecordsMissing):
        return (
            f"{_host(error)} gaf {error.found} van {error.expected} objecten. "
            "Geef dezelfde opdracht nog eens; deze bron begint dan opnieuw."
        )
    if isinstance(error, NoRoom):
        return (
            f"in {error.folder} is {_gigabytes(error.free_bytes)} GB vrij en er is "
            f"{_gigabytes(error.needed_bytes)} GB nodig. Maak ruimte of kies een andere map."
        )
    return _of_answer(error)


def _of_answer(error: FetchError) -> str:
    if isinstance(error, Refused):
        return f"{_host(error)} weigert {error.url} (code {error.status}). {_TELL_US}"
    if isinstance(error, EndlessPages):
        return (
            f"{_host(error)} blijft na {error.n_pages} bladen doorverwijzen. {_TELL_US}"
        )
    if isinstance(error, ForeignAddress):
        return f"het adres {error.url} is niet van PDOK of CBS en wordt niet gevraagd."
    if isinstance(error, NothingThere):
        return f"{error.url} is leeg: de server gaf geen enkel object. {_AGAIN}"
    if isinstance(error, NoFileInFeed):
        return f"de lijst {error.url} bevat het bestand niet meer. {_TELL_US}"
    return f"{_host(error)} geeft een ander antwoord dan verwacht. {_TELL_US}"


def _host(error: FetchError) -> str:
    return urlsplit(error.url).netloc or error.url


def _gigabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1e9:.1f}".replace(".", ",")
