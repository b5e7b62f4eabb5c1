"""A file that somebody takes along."""

from django.http import HttpResponse


def attachment(content: bytes | str, content_type: str, name: str) -> HttpResponse:
    """Answer with a file; `name` holds nothing that was typed in."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
