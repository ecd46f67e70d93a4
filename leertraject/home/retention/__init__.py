"""What goes when: every package says what of it ends, this lets it go when its term is over, and shows it."""
