"""After a session: four questions in words about applying, and what trainers may learn from the answers.

*Session feedback* is what one participant answers after one session: sealed, open from the end of the session until it
closes, and private. When it closes, a *group picture* is frozen from what may be said about everyone who answered. A
*wish* (what to do otherwise next time) reaches trainers only when its writer lets them read it, without a name.

Nobody learns who answered, or who did not: there is no list, no count, no log of it.
"""
