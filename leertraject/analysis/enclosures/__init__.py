"""What is in a file that someone encloses: its kind by its content, and a photo without what the camera wrote in it.

    >>> received(b"%PDF-1.7\\n%%EOF\\n", "verslag.pdf").kind
    <Kind.PDF: 'pdf'>

A file that is not what its name says is refused. Photos lose place, time, camera and every other note (`photos`); their
picture is not touched, and no picture is decoded here. Only how it must be turned stays.
"""

from leertraject.analysis.enclosures.kinds import MAX_BYTES, FileError, Kind, Received, received

__all__ = ["MAX_BYTES", "FileError", "Kind", "Received", "received"]
