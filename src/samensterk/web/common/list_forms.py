"""The bar above a list: what to look for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ListForm(forms.Form):
    """Searches a list; the parameters of its address are Dutch words."""

    zoek = forms.CharField(label=_("search"), required=False, max_length=100)

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("zoek") or "")
