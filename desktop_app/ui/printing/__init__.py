"""Papers on screen, printer and in PDF: documents laid out once, painted anywhere."""
