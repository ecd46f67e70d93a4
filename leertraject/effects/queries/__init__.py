"""What pages of this package show, starting from who looks."""
