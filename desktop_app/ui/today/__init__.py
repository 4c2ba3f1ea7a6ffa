"""The Today page: what is urgent first, or three ways in for a new office."""
