"""`samensterk verify-log` says whether the log is whole, also beside an earlier answer."""

import json

import pytest
from web.members import make_line

from samensterk.cli.main import main
from samensterk.web.privacy.log import services
from samensterk.web.privacy.models import LogMonth

pytestmark = pytest.mark.django_db


def test_a_whole_log_is_said_to_be_so(place, capsys):
    make_line(place)
    services.seal()

    assert main(["verify-log"]) == 0
    assert "1 regels in 1 maanden: niets veranderd" in capsys.readouterr().out


def test_an_earlier_answer_shows_what_was_cut_off(place, capsys, tmp_path):
    make_line(place)
    services.seal()
    assert main(["verify-log", "--json"]) == 0
    noted = tmp_path / "november.json"
    noted.write_text(capsys.readouterr().out)
    told = json.loads(noted.read_text())
    told["heads"][0]["number"] = 7

    assert main(["verify-log", "--against", str(noted)]) == 0
    noted.write_text(json.dumps(told))
    capsys.readouterr()
    assert main(["verify-log", "--against", str(noted)]) == 2
    assert "GM9901" in capsys.readouterr().out


def test_what_is_wrong_is_told_with_its_place(place, capsys):
    make_line(place)
    services.seal()
    LogMonth.objects.update(closed_at="2026-01-01T00:00Z", chain_hash="x", n_rows=1)

    assert main(["verify-log"]) == 2
    assert "GM9901" in capsys.readouterr().out


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"heads": [{}]}', '{"heads": 1}'])
def test_a_file_that_is_no_answer_is_refused_in_one_line(tmp_path, capsys, content):
    file = tmp_path / "x.json"
    file.write_text(content)

    assert main(["verify-log", "--against", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
