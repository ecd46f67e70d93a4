"""Attacks on confidentiality from outside, over every url with real identifiers: withdrawn words, and other people's."""
