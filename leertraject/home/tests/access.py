"""Who may ask the urls of home; the pages about privacy stand on the public list."""

from tests.guards.access import Access

CASES = {
    "home:start": Access(outsider=200),
}
