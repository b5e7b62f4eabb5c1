"""The web floor: one Django project for every municipality of a region."""
