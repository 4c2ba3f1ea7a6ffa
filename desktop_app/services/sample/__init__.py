"""A believable sample office, the same for the same seed; everybody in it is invented."""
