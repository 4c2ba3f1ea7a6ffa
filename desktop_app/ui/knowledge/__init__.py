"""The page of cases and scripts: words to say, lessons, improvements; and the risk card."""
