"""One module for each area of work. A module's `ENTRIES` are found by `web.pages.catalogue`; nothing is registered elsewhere."""
