"""The import page: choose a book, match its columns, check every row, write one batch."""
