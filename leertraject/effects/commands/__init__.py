"""What changes sheets and publications."""
