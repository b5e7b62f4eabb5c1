"""Pages about papers: read, make, take along, answer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samensterk.paper.document_data import to_plain
from samensterk.paper.documents import Document
from samensterk.web.accounts.queries import look_of
from samensterk.web.common.attachments import attachment
from samensterk.web.common.requests import MunicipalityRequest
from samensterk.web.privacy.papers import queries, services
from samensterk.web.privacy.papers.downloads import TYPES, as_file, forms_of
from samensterk.web.privacy.papers.footer import STATEMENTS
from samensterk.web.privacy.papers.forms import DecisionsForm
from samensterk.web.privacy.papers.kinds import BY_CODE, PaperKind
from samensterk.web.privacy.papers.models import PaperEdition
from samensterk.web.privacy.papers.questions import questions_of
from samensterk.web.privacy.papers.writing import OPEN_WORD


@require_GET
def paper_list(request: MunicipalityRequest) -> HttpResponse:
    here = request.municipality.pk
    states = queries.papers(here)
    context = {
        "papers": states,
        "n_to_make": sum(one.edition is None or one.is_outdated for one in states),
        "n_open": queries.n_open_questions(here),
    }
    return render(request, "privacy/papers/list.html", context)


@require_GET
def paper(request: MunicipalityRequest, paper: str) -> HttpResponse:
    """The edition in force; before the first one, what it would be."""
    kind, here = _kind(paper), request.municipality.pk
    state = queries.paper(here, kind)
    shown = (
        queries.document_of(state.edition)
        if state.edition
        else queries.concept(here, kind)
    )
    context = {
        **_shown(kind, shown),
        "state": state,
        "edition": state.edition,
        "editions": queries.editions(here, kind.code),
        "public_url": _public_url(request.municipality.slug, kind.code),
    }
    return render(request, "privacy/papers/paper.html", context)


@require_GET
def edition(request: MunicipalityRequest, paper: str, number: int) -> HttpResponse:
    """An edition as it was made, also one that was replaced."""
    kind = _kind(paper)
    found = _edition(request, kind, number)
    context = {**_shown(kind, queries.document_of(found)), "edition": found}
    return render(request, "privacy/papers/edition.html", context)


@require_GET
def paper_file(
    request: MunicipalityRequest, paper: str, number: int, form: str
) -> HttpResponse:
    kind = _kind(paper)
    found = _edition(request, kind, number)
    if form not in forms_of(kind):
        raise Http404
    look = look_of(request.municipality)
    content = as_file(kind, queries.document_of(found), form, look)
    name = f"{kind.code}-{slugify(request.municipality.name)}-{number}.{form}"
    return attachment(content, TYPES[form], name)


@require_POST
def make_paper(request: MunicipalityRequest, paper: str) -> HttpResponse:
    kind = _kind(paper)
    made = services.make_edition(
        municipality_id=request.municipality.pk, kind=kind, made_by_id=request.user.pk
    )
    messages.success(request, _("Edition %(n)s is ready.") % {"n": made.number})
    return redirect("privacy:paper", request.municipality.slug, kind.code)


@require_POST
def make_papers(request: MunicipalityRequest) -> HttpResponse:
    """Make every paper that is missing or outdated."""
    n_made = services.make_missing(
        municipality_id=request.municipality.pk, made_by_id=request.user.pk
    )
    text = ngettext("%(n)s edition is ready.", "%(n)s editions are ready.", n_made)
    messages.success(request, text % {"n": n_made})
    return redirect("privacy:papers", request.municipality.slug)


@require_POST
def publish_paper(
    request: MunicipalityRequest, paper: str, number: int
) -> HttpResponse:
    kind = _kind(paper)
    try:
        services.publish(edition=_edition(request, kind, number))
    except services.NotForResidents:
        messages.error(request, _("This paper is not for residents."))
    except services.QuestionsOpen as error:
        text = ngettext(
            "Answer the question that is open first, then make a new edition.",
            "Answer the %(n)s questions that are open first, then make a new edition.",
            error.n_open,
        )
        messages.error(request, text % {"n": error.n_open})
    else:
        messages.success(request, _("Everybody can read this edition now."))
    return redirect("privacy:paper", request.municipality.slug, kind.code)


@require_POST
def take_down_paper(
    request: MunicipalityRequest, paper: str, number: int
) -> HttpResponse:
    kind = _kind(paper)
    services.take_down(edition=_edition(request, kind, number))
    messages.success(request, _("Residents do not see this edition any more."))
    return redirect("privacy:paper", request.municipality.slug, kind.code)


@require_http_methods(["GET", "POST"])
def decisions(request: MunicipalityRequest) -> HttpResponse:
    """Every question of every paper, once."""
    here = request.municipality.pk
    answers = queries.answers_of(here)
    form = DecisionsForm(
        request.POST or None, asked=questions_of(list(BY_CODE)), answers=answers
    )
    if request.method == "POST" and form.is_valid():
        n_changed = services.answer_questions(
            municipality_id=here, answers=form.answers, answered_by_id=request.user.pk
        )
        text = ngettext(
            "%(n)s answer is kept.", "%(n)s answers are kept.", n_changed
        ) % {"n": n_changed}
        messages.success(request, text)
        return redirect("privacy:papers", request.municipality.slug)
    context = {"form": form, "n_open": queries.n_open_questions(here)}
    return render(request, "privacy/papers/decisions.html", context)


def _public_url(slug: str, code: str) -> str:
    """Give where residents read a paper; '' of one that is not for them."""
    return reverse(STATEMENTS[code][0], args=[slug]) if code in STATEMENTS else ""


def _kind(code: str) -> PaperKind:
    if code not in BY_CODE:
        raise Http404
    return BY_CODE[code]


def _edition(
    request: MunicipalityRequest, kind: PaperKind, number: int
) -> PaperEdition:
    rows = PaperEdition.objects.for_municipality(request.municipality.pk)
    rows = rows.of_kind(kind.code).select_related("made_by")
    return get_object_or_404(rows, number=number)


def _shown(kind: PaperKind, document: Document) -> dict[str, object]:
    return {
        "kind": kind,
        "forms": forms_of(kind),
        "document": to_plain(document),
        "open_word": OPEN_WORD,
        "open_marks": document.open_marks(),
    }
