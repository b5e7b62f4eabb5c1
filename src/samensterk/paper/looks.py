"""How a paper shows whose it is: a name, a colour and a drawing, all plain data."""

from dataclasses import dataclass

from samensterk.paper.typeset import as_png

HOUSE_COLOUR = "#1f5a78"
LOGO = "logo.svg"  # its name for the typesetter
_LOGO_DOTS_PER_INCH = 288


@dataclass(frozen=True, slots=True)
class Look:
    """The house style of a paper.

    Attributes
    ----------
    name : stands at the head when there is no logo; without both there is no head
    accent : as '#1f5a78', of headings; whoever makes it sees to it that it can be read
    logo : an SVG that was cleaned before, or nothing
    """

    name: str = ""
    accent: str = HOUSE_COLOUR
    logo: bytes = b""

    def as_data(self) -> dict[str, str]:
        """Give what a template shows of it."""
        logo = LOGO if self.logo else ""
        return {"name": self.name, "accent": self.accent, "logo": logo}

    def files(self) -> dict[str, bytes]:
        return {LOGO: self.logo} if self.logo else {}

    def logo_as_png(self) -> bytes:
        """Draw the logo for who takes no SVG; only when there is one."""
        return as_png(self.logo, dots_per_inch=_LOGO_DOTS_PER_INCH)


PLAIN = Look()  # of a paper that is nobody's in particular
