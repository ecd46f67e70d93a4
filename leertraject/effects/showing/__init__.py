"""Publications and sheets in words, for templates and files."""
