"""Enrolling people from a list: from a file or pasted text to who is new, who is known, and what is still asked.

reading      a file becomes rows, in a process of its own
drafts       a list on its way: how it is taken, and what was mended; a page carries it, the server keeps nothing
recognising  who is meant: by address, else by name within the organisation, which is asked and never assumed
forms        how the list is taken, and a row that asks something
showing      the list in words
"""
