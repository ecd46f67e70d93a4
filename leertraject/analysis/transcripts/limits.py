"""How much a transcript may ask of the machine that reads it.

A recorded day of eight hours is about 2 MB of VTT with 40,000 lines. The limits
lie well above that, and keep the worst file under 512 MiB of memory.
"""

MAX_BYTES = 20 * 1024 * 1024
"""Largest file."""

MAX_CHARS = 5_000_000
"""Most characters of text, read from a file or pasted."""

MAX_LINES = 150_000
"""Most lines (in a Word file: paragraphs and line breaks)."""

MAX_SPEAKER_CHARS = 200
"""Longest speaker label in characters."""

MAX_MEMBERS = 5_000
"""Most files inside a Word file, which is a zip."""

MAX_UNPACKED_BYTES = 256 * 1024 * 1024
"""Most bytes that all files inside a Word file may say they unpack to."""

MAX_XML_BYTES = 32 * 1024 * 1024
"""Most bytes unpacked from the one file inside a Word file that holds the text."""

MAX_RATIO = 200
"""Most times a file inside a Word file may grow when unpacked."""

MAX_XML_DEPTH = 256
"""Deepest nesting of elements in the text of a Word file."""
