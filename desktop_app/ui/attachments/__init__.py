"""Attachments on a page: thumbnails, files dropped or pasted, opened and saved."""
