"""Guards: short tests over the whole repository, each with a test that shows that it catches a violation."""
