"""Pages of programmes and their versions, of the blocks of a draft, and of cohorts."""
