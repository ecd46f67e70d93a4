"""The demo: an invented bureau with two client organisations, made through the real commands.

`cast` is who there is, `story` what they said and what came of it, `filling` plays it through the chain.
"""

from leertraject.home.demo.filling import NotEmpty, fill

__all__ = ["NotEmpty", "fill"]
