"""How much a document may ask of the machine that reads it.

A coalition agreement is 50 pages and 150,000 characters, a budget with its annexes 600 pages. The limits lie well above
that and keep the worst file under 512 MiB of memory.
"""

MAX_BYTES = 100 * 1024 * 1024
"""Largest file."""

MAX_PAGES = 2_000
"""Most pages of a PDF."""

MAX_CHARS = 12_000_000
"""Most characters of text in one document."""

MAX_PARAGRAPHS = 100_000
"""Most paragraphs of one document."""

MAX_LINES = 400_000
"""Most lines of a text file."""

MAX_PAGE_CHARS = 200_000
"""Most characters on one page of a PDF; a page that has more is left out, and a note says so."""

MAX_MEMBERS = 5_000
"""Most files inside a Word or LibreOffice file, which is a zip."""

MAX_UNPACKED_BYTES = 1024 * 1024 * 1024
"""Most bytes that all files inside may say they unpack to; pictures count, and are never unpacked."""

MAX_XML_BYTES = 64 * 1024 * 1024
"""Most bytes unpacked from one file inside."""

MAX_RATIO = 200
"""Most times a file inside may grow when unpacked."""

MAX_XML_DEPTH = 400
"""Deepest nesting of elements."""

SECONDS = 120
"""How long the process that reads may take; 300 pages take a few seconds."""
