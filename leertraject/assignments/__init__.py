"""Practice assignments: what a programme asks of who takes part between two sessions, what they make of it, and what
trainers say to it.

A *work* is what one participant writes for one assignment: sealed, private, and living. Handing in makes a *hand-in*, a
frozen sealed copy that the trainers of the group read until it is taken back; one writes on in the living text, and may
hand in again. A trainer's *remark* stands at words of a hand-in and goes along with them in the living text, or says
that they are gone.

Nobody learns that someone writes before they hand in: there is no list of who did not.
"""
