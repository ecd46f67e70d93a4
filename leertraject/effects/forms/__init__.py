"""Forms of sheets: they clean and never save."""
