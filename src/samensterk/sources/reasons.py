"""Why rows cannot be used, in the words of the user."""

REASONS = {
    "building.id_twice": "Gebouwen met hetzelfde BAG-nummer als een ander; ze houden het nummer van de kaart.",
    "building.invalid_shape": "Gebouwen met een omtrek die zichzelf kruist; de omtrek is hersteld.",
    "building.no_shape": "Gebouwen zonder bruikbare omtrek; ze doen niet mee.",
    "building.no_year": "Gebouwen zonder bruikbaar bouwjaar; het bouwjaar blijft leeg.",
    "building.not_closed": "Lijnen met het label 'gebouw' die niet gesloten zijn; ze doen niet mee.",
    "building.other_register_id": "Gebouwen met een nummer dat geen pandnummer is, zoals een woonboot; het nummer blijft leeg.",
    "land_use.no_shape": "Vlakken van grondgebruik zonder omtrek; ze doen niet mee.",
    "parcel.no_farmland": "Landschapselementen en sloten, zoals heggen; dat is geen landbouwgrond en telt niet mee.",
    "parcel.no_shape": "Percelen zonder omtrek; ze doen niet mee.",
    "road.no_shape": "Wegen met minder dan twee punten in het bestand; ze doen niet mee.",
}
