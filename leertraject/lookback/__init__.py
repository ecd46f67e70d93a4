"""From a look-back conversation to a changed programme.

A *study* gathers the *conversations* about one programme. A speaker gives *consent* per purpose; then comes the
*transcript*: one sealed text, with *turns* as places in it. A *fragment* is a place with a digest of its words; a
*coding* gives it a *code* of the codebook. An *offer* lays a fragment before its speaker, who makes a *release* or
a *refusal*, and later perhaps a *withdrawal*. An *insight* rests on fragments for and against (*support*), counted
in people. It becomes the *reason* of a change in a programme version; a *check* in a next cohort has an *outcome*;
a *note* goes back to everyone whose words contributed. Withdrawn words are readable only inside the conversation.
"""
