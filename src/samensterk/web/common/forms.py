"""Forms look the same everywhere: fields get the classes of NL Design System."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Input

# A group of choices is dressed by its own fieldset.
UNDRESSED = (forms.RadioSelect, forms.CheckboxSelectMultiple)
CLASSES = (
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.FileInput, "house-file"),
    (forms.MultiWidget, "utrecht-textbox utrecht-textbox--html-input"),
    (Input, "utrecht-textbox utrecht-textbox--html-input"),
)


def class_of(widget: forms.Widget) -> str:
    """Name the classes of a widget; '' for what is not seen or is a group."""
    if widget.is_hidden or isinstance(widget, UNDRESSED):
        return ""
    return next((name for kind, name in CLASSES if isinstance(widget, kind)), "")


class DateInput(forms.DateInput):
    """The browser's own choice of a day."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class HouseBoundField(forms.BoundField):
    """A field of a form on a page."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        names = [class_of(widget), widget.attrs.get("class", "")]
        if names[0] and self.errors:
            names.append(f"{names[0].split()[0]}--invalid")
        if "placeholder" in widget.attrs:
            # It repeats the label, and is gone when somebody begins to type.
            attrs["placeholder"] = False
        if given := " ".join(filter(None, names)):
            attrs["class"] = given
        return attrs


class HouseRenderer(TemplatesSetting):
    """Named in the setting FORM_RENDERER."""

    form_template_name = "common/form.html"
    field_template_name = "common/_field.html"
    bound_field_class = HouseBoundField
