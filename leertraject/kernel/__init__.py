"""The few things every package may use, and nothing more.

errors    NotAllowed, Conflict: a refusal is a Dutch sentence
actors    who acts or looks: a subject with the roles held now
subjects  opaque ids, so that privacy and logbook need no key to persons
clock     the time, which every command gets passed in
tasks     background work: a beat per worker, a due moment per recurring task
content   the product's own YAML files
confined  reading a stranger's file in a process with little memory and time
"""
