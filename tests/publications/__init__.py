"""Hostile readers of publications."""
