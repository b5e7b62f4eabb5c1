"""Every word that argparse says to a user is Dutch, and trouble is one line."""

import pytest

from samensterk.cli.main import main


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        ([], "er ontbreekt: opdracht. Zie samensterk --help."),
        (["scna"], "opdracht: 'scna' kan niet. Kies uit: scan, sources"),
        (["scan"], "er ontbreekt: BESTAND, --to. Zie samensterk scan --help."),
        (["scan", "x", "--to", "y", "--kind", "z"], "--kind: 'z' kan niet. Kies uit:"),
        (["scan", "x", "--to"], "--to: hier hoort een waarde achter"),
        (["scan", "x", "--to", "y", "--bogus"], "onbekend: --bogus"),
        (["sample", "--to", "x", "--seed", "a"], "--seed: 'a' is geen geheel getal"),
        (
            ["sample", "--to", "x", "--yards", "3", "--buildings", "3"],
            "--buildings: kan niet samen met --yards",
        ),
        (["scan", "x", "--to", "y", "--workers", "0"], "--workers: geef een aantal"),
        (["sample", "--to", "x", "--yards", "0"], "--yards: geef een aantal van 1"),
    ],
)
def test_a_wrong_command_gets_one_dutch_line(capsys, argv, told):
    assert main(argv) == 2

    error = capsys.readouterr().err
    assert error.startswith("samensterk: ")
    assert told in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("argv", [["--help"], ["scan", "--help"], ["sample", "-h"]])
def test_help_is_dutch(capsys, argv):
    assert main(argv) == 0

    text = capsys.readouterr().out
    assert text.startswith("gebruik: samensterk")
    for english in ("usage", "options", "show this", "positional", "default"):
        assert english not in text


def test_the_version_is_told(capsys):
    assert main(["--version"]) == 0

    assert capsys.readouterr().out.strip().count(".") == 2


def test_a_path_through_a_file_is_told(write_hamlet, tmp_path, capsys):
    files = write_hamlet(6)
    folder = files[0] / "scan"

    code = main(["scan", *map(str, files), "--area", "Nergens", "--to", str(folder)])

    assert code == 2
    assert "een deel van het pad is een bestand" in capsys.readouterr().err
