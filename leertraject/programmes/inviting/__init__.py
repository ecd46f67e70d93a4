"""Sessions in the calendars of those who come: who is due what, and what stands in the file.

*Inviting* a cohort begins once, by hand. From then on each change follows by itself (`commands.inviting.follow`): who
joins gets what is still to come, who stops has it taken away, and a session that is moved or called off says so.
"""
