"""Programmes, their versions, and the cohorts that run them.

A *programme* has *versions*: a draft, then published and from then on immutable. A version holds *blocks*
(preparation, session, field assignment, follow-up) in order; a session block has *activities*. A block keeps its
*lineage* over versions, so that two versions can be compared. Each *change* in a draft names its reason.
A *cohort* starts from a published version with dates and people, and keeps that version. Its people are *invited* once;
from then on calendars follow by themselves (`inviting`).
"""
