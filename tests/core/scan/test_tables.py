"""The typed tables refuse what is not in their specification."""

import pyarrow as pa
import pytest

from samensterk.scan.tables import ADDRESSES, CRIME, TABLES, WrongTable


def test_columns_that_are_not_given_are_empty():
    table = CRIME.build({"area_code": ["GM0166"], "offence": ["0.0.0"], "year": [2024]})

    assert table["count"].to_pylist() == [None]
    assert table.schema == CRIME.schema


def test_an_unknown_column_is_refused():
    with pytest.raises(WrongTable, match="colour"):
        CRIME.build({"colour": ["red"]})


def test_a_required_column_cannot_be_left_out():
    with pytest.raises(WrongTable, match="year"):
        CRIME.build({"area_code": ["GM0166"], "offence": ["0.0.0"]})


def test_a_required_column_cannot_be_empty():
    table = CRIME.build({"area_code": [None], "offence": ["0.0.0"], "year": [2024]})

    with pytest.raises(WrongTable, match="area_code"):
        CRIME.check(table)


def test_a_table_with_other_columns_is_refused():
    with pytest.raises(WrongTable):
        ADDRESSES.check(pa.table({"street": ["Dorpsweg"]}))


def test_tables_of_one_kind_are_put_below_each_other():
    one = CRIME.build({"area_code": ["GM0166"], "offence": ["0.0.0"], "year": [2024]})

    assert CRIME.join([one, one]).num_rows == 2
    assert CRIME.join([]).num_rows == 0


@pytest.mark.parametrize("spec", TABLES.values(), ids=lambda spec: spec.name)
def test_every_quantity_says_its_unit(spec):
    endings = {"_m": "m", "_m2": "m2", "_km": "km", "_kmh": "km/h"}

    for column in spec.columns:
        for ending, unit in endings.items():
            if column.name.endswith(ending):
                assert column.unit == unit, column.name
