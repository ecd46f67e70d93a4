"""Attacks on confidentiality from outside, over every url with real identifiers: withdrawn words, others' objects."""
