"""`samensterk admin`: invite the first platform administrator of an empty site."""

import argparse
import sys
from typing import Any

from samensterk.cli.site import NoWebFloor, trouble, wake


def add_parser(verbs: Any) -> None:
    """Tell argparse about `admin`."""
    admin = verbs.add_parser(
        "admin", help="nodig iemand uit om de hele site te beheren"
    )
    admin.add_argument("email", metavar="E-MAILADRES", help="adres van deze beheerder")
    admin.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the invitation and print its link: on an empty site there is no other way in."""
    try:
        wake()
    except NoWebFloor as error:
        return trouble(str(error))
    from django.core.exceptions import ValidationError  # noqa: PLC0415
    from django.db import Error  # noqa: PLC0415

    from samensterk.web.config.first_administrator import invite_one  # noqa: PLC0415

    try:
        url = invite_one(args.email)
    except ValidationError:
        return trouble(f"{args.email} is geen e-mailadres.")
    except Error:
        return trouble(
            "de database antwoordt niet, of heeft nog geen tabellen. Voer 'samensterk prepare' uit."
        )
    sys.stdout.write(f"Open deze link binnen zeven dagen; hij werkt één keer:\n{url}\n")
    return 0
