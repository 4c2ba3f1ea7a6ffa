"""Small controls that every page uses; they take plain values and know no services."""
