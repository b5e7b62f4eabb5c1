"""A logo is the picture and nothing else."""

import warnings
import zlib
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image, PngImagePlugin
from web.accounts.logo_files import (
    RISKS,
    SIGNATURE,
    chunk,
    clean_or_reason,
    header,
    png,
    refusal,
    svg,
)

from samensterk.web.accounts.logos import Reason, clean_logo


def opened(logo):
    return Image.open(BytesIO(logo.content), formats=["PNG"])


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_comes_back_with_the_same_pixels(mode):
    content = png(mode)

    logo = clean_logo(content)

    assert logo.content_type == "image/png"
    assert opened(logo).mode == Image.open(BytesIO(content)).mode
    assert opened(logo).tobytes() == Image.open(BytesIO(content)).tobytes()


def test_what_is_transparent_stays_transparent():
    image = Image.new("P", (2, 2))
    image.putpalette([255, 0, 0, 0, 255, 0])
    drawn = BytesIO()
    image.save(drawn, format="PNG", transparency=0)

    logo = clean_logo(drawn.getvalue())

    assert opened(logo).convert("RGBA").getpixel((0, 0))[3] == 0


def test_metadata_stays_behind():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "J. Jansen")
    notes.add_itxt("Location", "52.1 5.1", zip=True)
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    content = png(pnginfo=notes, exif=exif, dpi=(72, 72), icc_profile=b"profile")

    logo = clean_logo(content)

    chunks = {logo.content[at : at + 4] for at in range(8, len(logo.content))}
    assert not chunks & {b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"iCCP", b"pHYs"}


def test_a_page_behind_a_picture_is_left_out():
    logo = clean_logo(png() + b"<html><script>alert(1)</script></html>")

    assert b"script" not in logo.content


def test_only_the_first_picture_of_a_film_is_kept():
    drawn = BytesIO()
    film = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    film[0].save(drawn, format="PNG", save_all=True, append_images=film[1:])

    logo = clean_logo(drawn.getvalue())

    assert b"acTL" not in logo.content
    assert opened(logo).getpixel((0, 0)) == (255, 0, 0)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_a_png_is_broken(share):
    content = Image.effect_noise((60, 60), 50)
    drawn = BytesIO()
    content.save(drawn, format="PNG")
    whole = drawn.getvalue()

    assert refusal(whole[: int(len(whole) * share)]) is Reason.BROKEN


def test_a_png_may_be_two_thousand_pixels_wide_and_no_more():
    assert clean_logo(png("1", (2000, 1))).content_type == "image/png"
    assert refusal(png("1", (2001, 1))) is Reason.TOO_WIDE
    assert refusal(png("1", (1, 2001))) is Reason.TOO_WIDE


def test_a_picture_that_promises_too_much_is_not_unpacked():
    bomb = SIGNATURE + header(2**31 - 1, 2**31 - 1) + chunk(b"IEND", b"")

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refusal(bomb) is Reason.TOO_WIDE


def test_a_second_header_does_not_widen_a_picture():
    rows = zlib.compress(b"\0" * 100)
    double = header(4, 4) + header(60_000, 60_000)
    content = SIGNATURE + double + chunk(b"IDAT", rows) + chunk(b"IEND", b"")

    assert refusal(content) in {Reason.TOO_WIDE, Reason.BROKEN}


def test_a_text_that_swells_in_a_png_is_refused_or_left_out():
    text = chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 300_000_000))
    rest = png()[33:]

    content = png()[:33] + text + rest

    assert clean_or_reason(content) in {Reason.BROKEN, "image/png"}


def test_large_files_are_too_big():
    assert refusal(png() + b"\0" * 500_000) is Reason.TOO_BIG
    assert refusal(svg("<g/>" * 60_000)) is Reason.TOO_BIG


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   ",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        b"\xff\xd8\xff\xe0 JPEG",
        b"%PDF-1.7",
        b"<html><body>logo</body></html>",
        b"<!DOCTYPE html><html></html>",
        b"<svg><rect/></svg>",
        b"<svg",
        b"<",
        "<svg/>".encode("utf-16"),
        b"PNG",
    ],
)
def test_other_files_are_of_the_wrong_type(content):
    assert refusal(content) is Reason.WRONG_TYPE


def test_a_gif_called_png_is_seen_through():
    drawn = BytesIO()
    Image.new("P", (3, 3)).save(drawn, format="GIF")

    assert refusal(drawn.getvalue()) is Reason.WRONG_TYPE


def test_a_drawing_comes_back_as_it_was():
    logo = clean_logo(
        svg(
            '<title>Noorderveld</title><defs><linearGradient id="g"><stop offset="0"'
            ' stop-color="#c00"/></linearGradient></defs><style>.a{fill:url(#g)}</style>'
            '<g id="x"><path class="a" d="M0 0h9v9z" fill="url(#g)"/></g>'
            '<use href="#x" style="opacity:.5"/>'
        )
    )

    root = etree.fromstring(logo.content)
    assert logo.content_type == "image/svg+xml"
    assert root.get("viewBox") == "0 0 9 9"
    assert root.findtext("{*}title") == "Noorderveld"
    assert root.findtext("{*}style") == ".a{fill:url(#g)}"
    assert root.find("{*}g/{*}path").attrib == {
        "class": "a",
        "d": "M0 0h9v9z",
        "fill": "url(#g)",
    }
    assert root.find("{*}use").attrib == {"href": "#x", "style": "opacity:.5"}


@pytest.mark.parametrize(
    "start", [b"\xef\xbb\xbf", b"\n ", b'<?xml version="1.0" encoding="UTF-8"?>\n']
)
def test_a_drawing_may_begin_with_a_mark_a_line_or_a_declaration(start):
    assert b"rect" in clean_logo(start + svg("<rect/>")).content


def test_a_picture_inside_a_drawing_stays_when_it_is_in_the_file():
    inside = clean_logo(svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'))
    markup = clean_logo(svg('<image href="data:image/svg+xml;base64,PHN2Zz4="/>'))
    page = clean_logo(svg('<image href="data:text/html,evil"/>'))

    assert b"data:image/png" in inside.content
    assert b"data:" not in markup.content + page.content


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>evil()</script>",
        '<script href="https://evil.example/x.js"/>',
        '<rect onclick="evil()"/>',
        '<a href="javascript:evil()"><text>x</text></a>',
        '<a xlink:href=" JaVaScRiPt:evil()"><text>x</text></a>',
        '<a href="https://evil.example/"><text>x</text></a>',
        '<image href="https://evil.example/a.png"/>',
        '<image xlink:href="//evil.example/a.png"/>',
        '<image href="/leave"/>',
        '<image href="leave/leave"/>',
        '<use href="https://evil.example/a.svg#a"/>',
        '<foreignObject><iframe src="https://evil.example"/></foreignObject>',
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>a{fill:url(https://evil.example/a)}</style>",
        "<style>a{fill:u\\72l(https://evil.example/a)}</style>",
        '<style>a{b:image-set("https://evil.example/a" 1x)}</style>',
        "<style>@font-face{src:url(//evil.example/a)}</style>",
        "<style><![CDATA[</style><script>evil()</script>]]></style>",
        '<rect style="fill:url(https://evil.example/a)"/>',
        '<rect style="b:image-set(&quot;//evil.example&quot; 1x)"/>',
        "<rect fill=\"url( 'https://evil.example/a' )\"/>",
        '<rect mask="url(/leave#a)"/>',
        '<set attributeName="onload" to="run()"/>',
        '<animate attributeName="href" values="javascript:evil()"/>',
        '<animate attributeName="fill" to="url(https://evil.example)"/>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">evil()</h:script>',
        '<g xml:base="https://evil.example/"><use href="#a"/></g>',
        '<?xml-stylesheet href="https://evil.example/a.css"?>',
        "<!-- evil -->",
        '<metadata><rdf xmlns="urn:evil">evil</rdf></metadata>',
        '<iframe src="https://evil.example"/><embed src="evil"/>',
        '<feImage href="https://evil.example/a"/>',
        '<handler type="text/evil">evil()</handler>',
    ],
)
def test_what_runs_or_fetches_is_taken_out(nasty):
    logo = clean_logo(svg(f'{nasty}<circle r="3"/>', 'onload="evil()"'))

    found = logo.content.lower().replace(b"&lt;/style&gt;&lt;script&gt;evil", b"")
    assert [risk for risk in RISKS if risk in found and risk != b"script"] == []
    assert b"<script" not in found
    assert b"javascript" not in found
    assert b'<circle r="3"' in found


def test_laughs_are_not_told():
    names = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    laughs = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{names}]>'.encode()

    assert refusal(laughs + svg("<text>&a9;</text>")) is Reason.BROKEN


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg SYSTEM "https://evil.example/a.dtd">',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "https://evil.example/"> %a;]>',
    ],
)
def test_a_drawing_with_a_doctype_is_refused(doctype):
    assert refusal(doctype.encode() + svg("<text>&a;</text>")) is Reason.BROKEN


@pytest.mark.parametrize(
    "content",
    [
        svg("<rect>"),
        svg("")[:-3],
        svg("<text>&undeclared;</text>"),
        svg("<g/>") + b"<script>evil()</script>",
        svg("<text>é</text>").replace("é".encode(), b"\xe9"),
        svg("<g>" * 101 + "</g>" * 101),
        b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:rect/></s:svg>',
    ],
)
def test_what_cannot_be_read_is_broken(content):
    assert refusal(content) is Reason.BROKEN


@pytest.mark.parametrize(
    "copy",
    ['<use href="#a{}"/>', '<rect fill="url(#a{})"/>', '<g mask="url( #a{} )"/>'],
)
def test_copies_of_copies_are_counted_before_they_are_drawn(copy):
    layers = "".join(f'<g id="a{n + 1}">{copy.format(n) * 10}</g>' for n in range(9))

    assert refusal(svg(f'<rect id="a0"/>{layers}')) is Reason.BROKEN


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/><use href="#a"/></g>',
    ],
)
def test_a_copy_of_itself_is_refused(inside):
    assert refusal(svg(inside)) is Reason.BROKEN
