"""The office's papers: each built as a document from what the office knows."""
