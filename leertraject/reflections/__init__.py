"""The notebook of a participant: looking back, reflecting and looking ahead, for oneself.

A *reflection* answers a prompt, or none; its *passages* (the question and what follows it) are sealed with the key of
the notebook. It is private until its writer makes a *share*: with the trainers, the group, one member of it or a buddy,
until a day, and taken back at any moment. What someone meant to do comes back by itself as the next look back.

Nobody but the writer ever learns whether someone writes: there is no count, no log of writing, no list of who did not.
"""
