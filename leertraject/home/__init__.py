"""The start page of each role, the public pages about privacy, and the demo.

The *demo marker* is a row that only `leertraject demo` makes; `/demo/` exists only with it.
"""
