"""The classes of road that every source is turned into, from large to small."""

ROAD_CLASSES = (
    "motorway",
    "motorway_link",
    "trunk",
    "primary",
    "secondary",
    "tertiary",
    "unclassified",
    "residential",
    "service",
    "track",
    "path",  # not for cars: cycleway, footway, bridleway
)
