"""Walks of a real browser through the real product: the chain, every page with axe, and the pictures of the manual."""
