"""Pages of sheets and publications."""
