"""Forms of the chain, a module per step; they clean and never save."""
