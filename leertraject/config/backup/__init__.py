"""Backups: the whole database as lines, the same for SQLite and PostgreSQL, sealed in a file; the keys in another.

tables     which tables travel, and how their rows read as lines
stages     the migrations of a backup: models of that moment, and bringing a database to it
writing    `leertraject backup` and `leertraject keys save`
reading    opening and proving the two files, before anything is written
loading    rows into an empty database, all or nothing
restoring  `leertraject restore`
looking    what the doctor says about backups
erasing    who was erased after the backup was made
"""
