import math

import pytest
from coloraide import Color
from hypothesis import example, given
from hypothesis import strategies as st

from samensterk.web.accounts.colours import (
    BLACK,
    SHAPE_RATIO,
    TEXT_RATIO,
    WHITE,
    Colour,
    NoColour,
    OutOfReach,
    check_colour,
    contrast,
    nearest_that_passes,
    text_on,
)

CHANNELS = st.integers(0, 255)
COLOURS = st.builds(Colour, CHANNELS, CHANNELS, CHANNELS)
RATIOS = st.sampled_from([SHAPE_RATIO, TEXT_RATIO])
YELLOW = Colour(255, 230, 0)


def _oklch(colour):
    return Color(str(colour)).convert("oklch").coords(nans=False)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#808080", "#808080", 1.0),
    ],
)
def test_known_contrasts(one, other, ratio):
    assert contrast(check_colour(one), check_colour(other)) == pytest.approx(
        ratio, abs=0.005
    )


@given(COLOURS, COLOURS)
def test_contrast_does_not_know_which_is_the_text(one, other):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_another_reckoner(one, other):
    theirs = Color(str(one)).contrast(str(other), method="wcag21")

    assert contrast(one, other) == pytest.approx(theirs, rel=1e-3)


@given(COLOURS)
def test_a_colour_reads_back_as_itself(colour):
    assert check_colour(str(colour)) == colour
    assert check_colour(str(colour).upper()) == colour


def test_three_digits_are_doubled():
    assert str(check_colour("#1aF")) == "#11aaff"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "red",
        "fff",
        "#ff",
        "#ffff",
        "#fffff",
        "#12345g",
        "#ffffff\n",
        " #ffffff",
        "#ffffff80",
        "#fff;background:url(//x)",
        "rgb(0,0,0)",
        "#１２３",
    ],
)
def test_anything_else_is_no_colour(text):
    with pytest.raises(NoColour) as caught:
        check_colour(text)

    assert caught.value.text == text


@given(st.text())
def test_any_text_is_a_colour_or_no_colour(text):
    try:
        colour = check_colour(text)
    except NoColour:
        return
    assert text.lower() in {str(colour), str(colour)[::2][:1] + str(colour)[1::2]}


def test_a_channel_has_eight_bits():
    with pytest.raises(ValueError, match="eight bits"):
        Colour(256, 0, 0)


@given(COLOURS, COLOURS, RATIOS)
@example(Colour(119, 119, 119), WHITE, TEXT_RATIO)
@example(YELLOW, Colour(118, 118, 118), TEXT_RATIO)
def test_what_is_proposed_passes(colour, against, ratio):
    proposal = nearest_that_passes(colour, against, ratio)

    assert contrast(proposal, against) >= ratio


@given(COLOURS, COLOURS, RATIOS)
def test_what_passes_stays_as_it_is(colour, against, ratio):
    proposal = nearest_that_passes(colour, against, ratio)

    assert (proposal == colour) == (contrast(colour, against) >= ratio)
    assert nearest_that_passes(proposal, against, ratio) == proposal


@given(COLOURS, COLOURS)
def test_the_hue_stays(colour, against):
    _, chroma, hue = _oklch(colour)

    _, new_chroma, new_hue = _oklch(nearest_that_passes(colour, against))

    # Rounding to eight bits moves a dark colour by about a hundredth.
    turned = abs((new_hue - hue + 180) % 360 - 180)
    assert min(chroma, new_chroma) * math.radians(turned) < 0.015
    assert new_chroma <= chroma + 0.02


@given(COLOURS)
def test_no_more_is_changed_than_needed(colour):
    proposal = nearest_that_passes(colour, WHITE)

    assert proposal == colour or contrast(proposal, WHITE) < TEXT_RATIO + 0.15


def test_a_yellow_becomes_a_dark_yellow_on_white_and_stays_on_black():
    assert str(nearest_that_passes(YELLOW, WHITE)) == "#857700"
    assert nearest_that_passes(YELLOW, BLACK) == YELLOW


def test_a_contrast_that_nothing_has_is_out_of_reach():
    with pytest.raises(OutOfReach) as caught:
        nearest_that_passes(YELLOW, Colour(118, 118, 118), 7)

    assert caught.value.ratio == 7


@given(COLOURS)
def test_text_on_any_colour_can_be_read(colour):
    text = check_colour(text_on(colour))

    assert contrast(text, colour) >= 4.58
    assert contrast(text, colour) == max(
        contrast(BLACK, colour), contrast(WHITE, colour)
    )


def test_text_is_white_on_dark_and_black_on_light():
    assert text_on(check_colour("#003366")) == "#ffffff"
    assert text_on(YELLOW) == "#000000"
