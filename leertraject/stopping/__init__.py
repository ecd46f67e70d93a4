"""Why someone stopped with a group, if they want to tell.

Whoever stopped, or was stopped, may write why: sealed, for themselves. A *release* lets the trainers of the group and
the programme leader read it until it is taken back. Nobody learns whether someone writes, and nobody is asked to.
"""
