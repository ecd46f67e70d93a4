"""What the chain's pages show, a module per step; each starts from who looks."""
