"""Persons, organisations, roles and signing in.

A *person* is not an account: speakers and owners of opgaven are persons without one. An *account* signs in with a
code by mail. A *role* is held by a person for the bureau, an organisation or a cohort, with a start and an end date.
An *actor* is a person with the roles held now; rules and queries start from it.
"""
