"""Pure algorithms: strings, numbers and frozen dataclasses in and out; no Django, no clock, no randomness."""
