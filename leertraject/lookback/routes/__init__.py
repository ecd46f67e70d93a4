"""Urls per half of the chain: conversing with people, and learning from what they said."""
