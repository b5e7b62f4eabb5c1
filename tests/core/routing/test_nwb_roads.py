"""Roads of the NWB become a network too."""

from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from core.routing_made import at, points

from samensterk.routing.network import NO_WAY
from samensterk.routing.reading import network_of_files, read_roads
from samensterk.routing.travel_times import TravelTimes
from samensterk.routing.trouble import RoutingError

SHARED = Path(__file__).parents[3] / "../shared/data/nwb"
GML = SHARED / "nwb_wegvakken_wageningen_wfs2_20201124.gml"
real = pytest.mark.skipif(not GML.exists(), reason="../shared/data is not here")
SECTION = {
    "wvk_id": 1, "jte_id_beg": 1, "jte_id_end": 2, "wegbehsrt": "G", "wegnummer": "",
    "bst_code": "RB", "rijrichtng": "B", "stt_naam": "Dorpsweg", "frc": "5",
    "wvk_begdat": "2025-03-01",
}  # fmt: skip


@pytest.fixture
def write(tmp_path):
    def written(*sections, crs="EPSG:28992"):
        lines = [
            shapely.LineString([at(*place) for place in line]) for line, _ in sections
        ]
        rows = [
            {**SECTION, "wvk_id": number, **more}
            for number, (_, more) in enumerate(sections, start=1)
        ]
        frame = geopandas.GeoDataFrame(rows, geometry=lines, crs="EPSG:28992")
        path = tmp_path / "wegvakken.gpkg"
        frame.to_crs(crs).to_file(path, layer="wegvakken", driver="GPKG")
        return path

    return written


def test_sections_meet_at_their_junctions(write):
    """60 km/h legal is driven at 48: 1 km takes 75 s."""
    path = write(
        ([(0, 0), (1000, 0)], {}),
        ([(1000, 0), (1000, 1000)], {"jte_id_beg": 2, "jte_id_end": 3}),
    )
    network = network_of_files([path], lambda _: None)

    travel = TravelTimes(network)
    found = travel.between(travel.snap(points((0, 0), (1000, 1000)))).seconds
    assert found[0, 1] == pytest.approx(150, abs=0.1)
    assert network.names == ("Dorpsweg",)
    assert network.facts["sources"][0]["date"] == "2025-03-01"


@pytest.mark.parametrize(("code", "along"), [("H", True), ("T", False)])
def test_a_direction_is_obeyed(write, code, along):
    path = write(([(0, 0), (1000, 0)], {"rijrichtng": code}))
    network = network_of_files([path], lambda _: None)

    assert (int(network.ms[0]) < NO_WAY) is along
    assert (int(network.ms_back[0]) < NO_WAY) is not along


def test_a_ferry_takes_part_and_a_cycle_path_does_not(write):
    path = write(
        ([(0, 0), (1000, 0)], {}),
        ([(1000, 0), (1400, 0)],
         {"bst_code": "VD", "jte_id_beg": 2, "jte_id_end": 3}),
        ([(0, 0), (0, 900)], {"bst_code": "FP", "jte_id_end": 4}),
    )  # fmt: skip
    network = network_of_files([path], lambda _: None)

    assert network.facts["ferries"] == 1
    assert network.n_pieces == 2
    # 400 m at 8 km/h and five minutes of waiting.
    ferry = [network.class_of(piece) for piece in range(2)].index("ferry")
    assert network.ms[ferry] == pytest.approx(1000 * (300 + 180), rel=0.01)


def test_a_section_without_a_junction_ends_where_its_line_ends(write):
    path = write(
        ([(0, 0), (1000, 0)], {"jte_id_end": None}),
        ([(1000, 0), (2000, 0)], {"jte_id_beg": None, "jte_id_end": 3}),
    )

    assert network_of_files([path], lambda _: None).n_nodes == 3


def test_degrees_become_metres_and_the_box_holds(write):
    path = write(
        ([(0, 0), (1000, 0)], {}),
        ([(50_000, 0), (51_000, 0)], {"jte_id_beg": 5, "jte_id_end": 6}),
        crs="EPSG:4326",
    )
    west_m, south_m = at(-10, -10)

    found = read_roads(path, (west_m, south_m, west_m + 99, south_m + 99), lambda _: 0)
    lines = shapely.from_wkb(found.sections["geometry"].to_numpy())
    assert len(lines) == 1
    assert shapely.length(lines)[0] == pytest.approx(1000, abs=0.5)


def test_a_damaged_file_is_refused(write):
    path = write(*[([(0, i), (1000, i)], {"jte_id_beg": i}) for i in range(400)])
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle:] = bytes(len(content) - middle)
    path.write_bytes(content)

    with pytest.raises(RoutingError):
        network_of_files([path], lambda _: None)


@real
def test_real_sections_of_wageningen_hang_together(tmp_path):
    before = sorted(SHARED.iterdir())
    network = network_of_files([GML], lambda _: None)

    assert network.n_pieces > 200
    assert network.facts["main_share"] > 0.8
    assert len(network.names) > 20
    assert np.isfinite(network.length_m).all()
    assert sorted(SHARED.iterdir()) == before
