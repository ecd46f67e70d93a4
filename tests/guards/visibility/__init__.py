"""Guard 6: for every data kind and relation or role, own and other organisation, a request that must succeed or fail.

A package says in `leertraject/<package>/tests/probes.py` how a data kind is made and which page shows it (`PROBES`);
who may see it follows from the matrix in `content/instruments.yaml`, and from nothing else.
"""
