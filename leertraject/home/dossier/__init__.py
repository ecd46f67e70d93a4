"""The dossier for a works council: made of the matrix, the terms, the code and what tests measured."""
