"""Attacks on what is published, which make their own people."""
