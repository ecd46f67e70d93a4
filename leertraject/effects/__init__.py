"""What a client gets to read: a sheet is put together by a programme leader and published as it is then.

A sheet (blad) is a draft for one client organisation. A publication is frozen: its texts, its figures, its own sealed
copies of released words. Nothing in it is computed again, and words that are withdrawn go from it.
"""
