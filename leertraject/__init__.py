"""Leertraject: from a look-back conversation to a changed programme."""

__version__ = "0.1.0"
