"""A place that somebody points at on the drawing: pixels in, a point in RD metres out.

The drawing is a button of the form (an image that is sent with the pixel that was
touched), so it works on any phone, also without JavaScript.
"""

from django.http import QueryDict

from samensterk.web.areas.talks.area_sketch import Sketch

POINT = "punt"  # the name of the button
SHOWN_PX = 280.0  # its width on the page, on every screen: it fits one of 320


def with_point(sent: QueryDict, sketch: Sketch | None) -> tuple[QueryDict, bool]:
    """Give what was sent with the point in it, and whether somebody pointed.

    A button that is pressed with the keyboard sends the corner: no pixel, so no place.
    """
    if sketch is None or f"{POINT}.x" not in sent:
        return sent, False
    pixels = [_pixel(sent.get(f"{POINT}.{axis}", "")) for axis in "xy"]
    scale = sketch.width_px / SHOWN_PX
    x_px, y_px = (one * scale for one in pixels)
    found = sent.copy()
    if all(pixels) and sketch.holds(x_px, y_px):
        x_m, y_m = sketch.metres_of(x_px, y_px)
        found["x_m"], found["y_m"] = str(x_m), str(y_m)
    return found, True


def _pixel(text: str) -> float:
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return float(text) if is_number else 0.0
