"""Where a contact answers the yearly question; for whoever has the link.

Opening the link changes nothing: scanners of mail open every link.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from samensterk.web.programme.directory import answers
from samensterk.web.programme.directory.contact_forms import (
    DifferentForm,
    SuccessorForm,
)
from samensterk.web.programme.directory.faults import LinkClosed
from samensterk.web.programme.directory.models import Contact

IN_SESSION = "contact_check"


@never_cache
@require_GET
def contact_check_link(request: HttpRequest, token: str) -> HttpResponse:
    """Take the secret out of the address at once, and tell it to nobody."""
    request.session[IN_SESSION] = answers.hash_of(token)
    response = redirect("programme:contact_check")
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def contact_check(request: HttpRequest) -> HttpResponse:
    """Show somebody his own data, with one button and two small forms."""
    contact = answers.by_link(_link(request))
    if contact is None:
        return _closed(request)
    act = request.POST.get("answer", "") if request.method == "POST" else ""
    different = DifferentForm(
        request.POST if act == "different" else None, prefix="different"
    )
    left = SuccessorForm(request.POST if act == "left" else None, prefix="left")
    try:
        if act and _answer(act, _link(request), different, left):
            request.session.pop(IN_SESSION, None)
            return redirect("programme:contact_check_done")
    except LinkClosed:
        return _closed(request)
    return _page(request, contact, different, left)


def _answer(act: str, link: str, different: DifferentForm, left: SuccessorForm) -> bool:
    """Do what was answered; False when the form must be looked at again."""
    if act == "right":
        answers.answer_right(token_hash=link)
        return True
    acts: dict[str, tuple[DifferentForm | SuccessorForm, Callable[..., None]]] = {
        "different": (different, answers.answer_different),
        "left": (left, answers.answer_left),
    }
    if act not in acts or not acts[act][0].is_valid():
        return False
    form, verb = acts[act]
    verb(token_hash=link, text=form.cleaned_data["text"])
    return True


def _page(
    request: HttpRequest,
    contact: Contact,
    different: DifferentForm,
    left: SuccessorForm,
) -> HttpResponse:
    context = {
        "contact": contact,
        "place": contact.municipality,
        "different": different,
        "left": left,
        # The title of the page says that something is wrong.
        "form": next((one for one in (different, left) if one.is_bound), None),
    }
    return render(request, "programme/directory/check.html", context)


@never_cache
@require_GET
def contact_check_done(request: HttpRequest) -> HttpResponse:
    return render(request, "programme/directory/check_done.html")


def _link(request: HttpRequest) -> str:
    return str(request.session.get(IN_SESSION, ""))


def _closed(request: HttpRequest) -> HttpResponse:
    request.session.pop(IN_SESSION, None)
    return render(request, "programme/directory/check_closed.html", status=410)
