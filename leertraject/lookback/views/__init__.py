"""Pages of the chain, a module per step."""
