"""What a page costs, beside a bare Django page measured in the same run: `make bench`.

pages      which pages, as whom: add a line here
measuring  how one page is measured
bare       the bare page: session, sign-in, 50 rows
processes  start, migration, memory of real processes
identifying  how well identifying words are found: `python -m bench.identifying`
keeping    what a backup of 50,000 rows takes: `python -m bench.keeping`
visits     what a visit weighs, how many pages a second go out

A measurement is not a test: nothing fails on a time. `BENCH_OUT=file.json` also writes the figures as JSON.
"""
