"""The whole window put together: pages, search, operator menu, counts."""
