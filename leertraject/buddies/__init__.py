"""Buddies: two people of one group who chose each other, to call every week and to read what one shares.

A *request* asks a groupmate; that one says yes, and there is a *pair*, or no, without a reason. Somebody has at most
two buddies in a group, so that three can go together. A pair lasts after the programme, until one of the two ends it
or leaves the group; what was shared because of it is then unreadable (packages above ask `BuddyPair.objects.living()`).

Nobody but these two ever learns who asked whom, who said no, or who has no buddy.
"""
