"""Write Noorderveld as the registers' own files."""

from pathlib import Path

from samensterk.sample import areas, census, fields
from samensterk.sample.area_files import write_border, write_neighbourhoods
from samensterk.sample.bag_files import write_bag
from samensterk.sample.crime_file import write_crime
from samensterk.sample.field_files import write_land_use, write_parcels
from samensterk.sample.osm_file import write_osm
from samensterk.sample.road_files import write_roads
from samensterk.sample.square_files import write_squares
from samensterk.sample.surroundings import write_province
from samensterk.sample.town import Town


def write(town: Town, folder: Path) -> tuple[Path, ...]:
    """Write every file of a municipality; files of those names are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    divided = areas.divide(town)
    sown = fields.sow(town)
    counted = census.count(town)
    return (
        write_bag(town, folder),
        write_parcels(sown, folder),
        write_roads(town, folder),
        write_neighbourhoods(town, divided, counted, folder),
        write_squares(town, counted, 100, folder),
        write_squares(town, counted, 500, folder),
        write_osm(town, sown, folder),
        write_land_use(town, sown, folder),
        write_border(town, divided, folder),
        write_crime(town, divided, counted, folder),
        write_province(divided, folder),
    )
