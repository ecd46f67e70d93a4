"""Proofs that take long: `make proof`. Short seeded runs of them are in the suite; figures are in `docs/proofs.md`."""
