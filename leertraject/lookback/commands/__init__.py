"""Every write of the chain, a module per step."""
