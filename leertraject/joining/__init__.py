"""Joining a cohort by an invitation link.

A *link* is of one cohort and one of its organisations; only a digest of its secret is kept. Who has it gives a name and
an address: an *attempt*, until a mail to that address is answered. Then it is a *request*, which waits for the
programme leader, or for a free place; let in, it is *joined*, and nothing of the request stays. A *refusal* says no.
Whatever was given, the answer on the screen is the same; only mail to the address itself says more (ADR 0035).
"""
