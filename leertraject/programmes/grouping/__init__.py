"""Small groups of a cohort: made in one press, mixed, and turning without repeats as long as that can be."""
