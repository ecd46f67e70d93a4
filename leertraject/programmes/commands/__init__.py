"""Every write of programmes and cohorts, a module per step.

designing    a programme, a new version, the blocks of a draft; each change names its reason
reasons      wording a change better, or putting what it changed back as it was
covering     withdrawn words go from the rows they turn out to stand in
framing      what a version asks of a group
copying      an example of the content file becomes a draft
moving       someone goes to work for another organisation
publishing   a draft becomes a fact
revising     what a programme or a cohort says of itself
running      a cohort with its dates
enrolling    who takes part, who trains, and the end
answering    whether someone comes, and the places
replying     an answer by mail of a calendar program
cancelling   a session that does not take place
inviting     sessions in the calendars of those who come
following    what changes reaches those calendars
improving    what a later version has for a part of a programme, taken over
owning       a session or an assignment that a cohort has for itself
arranging    where a session is, who gives it, for how many
avoiding     days on which nothing is planned
giving       the day of one session, as its trainers run it
attending    who was at a session
supplying    what has to lie ready at a session
harvesting   what came up at a session, and whether the group reads it
steering     the screen of a session: what is on, the clock, a question, the code to join with
contributing what someone puts on that screen, and takes back
grouping     who sits with whom in small groups
listing      everyone on a list at once, and the list of a cohort
"""

from leertraject.programmes.commands.answering import answer_invitation, set_seats
from leertraject.programmes.commands.arranging import Arrangement, arrange_session
from leertraject.programmes.commands.attending import note_attendance
from leertraject.programmes.commands.avoiding import avoid_period, drop_period, drop_usual_weeks, keep_usual_weeks
from leertraject.programmes.commands.cancelling import cancel_session, reopen_session
from leertraject.programmes.commands.copying import copy_example
from leertraject.programmes.commands.covering import cover_words
from leertraject.programmes.commands.designing import (
    Edited,
    Why,
    add_block,
    change_block,
    design_programme,
    drop_block,
    move_block,
    start_version,
)
from leertraject.programmes.commands.enrolling import appoint_trainer, enrol, finish_cohort, stop_enrolment
from leertraject.programmes.commands.framing import frame_version
from leertraject.programmes.commands.giving import (
    PartContent,
    add_part,
    drop_part,
    explain_day,
    overrun_part,
    retime_part,
    return_to_programme,
    rewrite_part,
    shift_part,
)
from leertraject.programmes.commands.grouping import drop_groups, make_groups, place_in_group
from leertraject.programmes.commands.harvesting import (
    add_photo,
    drop_harvest,
    rewrite_harvest,
    show_harvest,
    write_harvest,
)
from leertraject.programmes.commands.improving import plan_later_session, take_over_block, take_over_work
from leertraject.programmes.commands.inviting import follow_all, invite_cohort
from leertraject.programmes.commands.listing import Joining, enrol_list, take_list
from leertraject.programmes.commands.moving import follow_moves, move_person
from leertraject.programmes.commands.owning import (
    add_own_assignment,
    add_own_session,
    change_own_block,
    drop_own_assignment,
)
from leertraject.programmes.commands.publishing import publish_version
from leertraject.programmes.commands.reasons import reword_change, withdraw_changes
from leertraject.programmes.commands.replying import Mailed, take_reply
from leertraject.programmes.commands.revising import rename_cohort, revise_programme
from leertraject.programmes.commands.running import form_cohort, move_session
from leertraject.programmes.commands.supplying import change_supplies

__all__ = [
    "Arrangement",
    "Edited",
    "Joining",
    "Mailed",
    "PartContent",
    "Why",
    "add_block",
    "add_own_assignment",
    "add_own_session",
    "add_part",
    "add_photo",
    "answer_invitation",
    "appoint_trainer",
    "arrange_session",
    "avoid_period",
    "cancel_session",
    "change_block",
    "change_own_block",
    "change_supplies",
    "copy_example",
    "cover_words",
    "design_programme",
    "drop_block",
    "drop_groups",
    "drop_harvest",
    "drop_own_assignment",
    "drop_part",
    "drop_period",
    "drop_usual_weeks",
    "enrol",
    "enrol_list",
    "explain_day",
    "finish_cohort",
    "follow_all",
    "follow_moves",
    "form_cohort",
    "frame_version",
    "invite_cohort",
    "keep_usual_weeks",
    "make_groups",
    "move_block",
    "move_person",
    "move_session",
    "note_attendance",
    "overrun_part",
    "place_in_group",
    "plan_later_session",
    "publish_version",
    "rename_cohort",
    "reopen_session",
    "retime_part",
    "return_to_programme",
    "revise_programme",
    "reword_change",
    "rewrite_harvest",
    "rewrite_part",
    "set_seats",
    "shift_part",
    "show_harvest",
    "start_version",
    "stop_enrolment",
    "take_list",
    "take_over_block",
    "take_over_work",
    "take_reply",
    "withdraw_changes",
    "write_harvest",
]
