"""A publication as a Word file and as a PDF, made on request from the frozen rows and kept nowhere."""
