"""Giving a session: the one page from which its trainers work.

plans       the day as it is run: that of the programme, until its trainers change it
differing   what of it is other than the programme
seeing      a session, for who gives it
showing     all that in words
rules       who may
"""
