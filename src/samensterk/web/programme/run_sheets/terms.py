"""What run sheets keep of people."""

from django.utils.translation import gettext_lazy as _

from samensterk.web.common.keeping import (
    CONTRACT_OF_WORK,
    LEGAL_DUTY,
    Kept,
    Names,
    Rows,
    Term,
    years,
)

TEMPLATES = Kept(
    "programme.Template",
    _("run sheets without a date"),
    of_nobody=frozenset(
        {"code", "kind", "title", "about", "steps", "shipped", "version"}
    ),
)
EDITIONS = Kept(
    "programme.TemplateEdition",
    _("who gave out an edition of a standard run sheet"),
    personal=frozenset({"by", "given_out_at"}),
    of_nobody=frozenset({"number", "steps", "note"}),
    term=Term(
        days=years(5),
        starts=_(
            "it was given out; after the term the name goes and the edition stays"
        ),
        ground=LEGAL_DUTY,
        holder=Names("programme.TemplateEdition", "by", "given_out_at"),
    ),
)
IMPORTS = Kept(
    "programme.SheetImport",
    _("run sheets from files, as they were read"),
    personal=frozenset({"name", "cells", "mended", "by", "at"}),
    of_nobody=frozenset({"state", "columns"}),
    term=Term(
        days=30,
        starts=_("the file was looked at"),
        ground=CONTRACT_OF_WORK,
        holder=Rows("programme.SheetImport", "at", "municipality"),
    ),
)
KEPT = (TEMPLATES, EDITIONS, IMPORTS)
