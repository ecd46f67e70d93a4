"""How much a list may ask of the machine that reads it.

A thousand people with ten columns is about 200 kB of CSV. The limits lie well above that and keep the worst file under
512 MiB of memory.
"""

MAX_BYTES = 10 * 1024 * 1024
"""Largest file."""

MAX_CHARS = 3_000_000
"""Most characters of text in all cells, or in a text file."""

MAX_ROWS = 5_000
"""Most filled rows on one sheet."""

MAX_COLUMNS = 200
"""Most columns on one sheet."""

MAX_CELL_CHARS = 2_000
"""Most characters kept of one cell; the rest is cut off."""

MAX_SHEETS = 50
"""Most sheets that are looked at."""

MAX_MEMBERS = 5_000
"""Most files inside an Excel or LibreOffice file, which is a zip."""

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""Most bytes that all files inside may say they unpack to."""

MAX_XML_BYTES = 64 * 1024 * 1024
"""Most bytes unpacked from one file inside."""

MAX_RATIO = 200
"""Most times a file inside may grow when unpacked."""

MAX_XML_DEPTH = 64
"""Deepest nesting of elements."""
