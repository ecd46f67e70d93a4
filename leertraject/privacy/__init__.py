"""What may be seen by whom, how personal text is locked away, and how it goes.

A *data kind* is a row of the visibility matrix in `content/instruments.yaml`; its *level* says what a relation or
role sees of it. A *box* holds the key of one conversation or notebook; a person's key locks their boxes; the master
key locks the persons' keys. Delete a person's key and every box of theirs is unreadable, also in older backups.
"""
