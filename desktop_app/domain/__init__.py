"""The trade's rules: frozen records and pure functions, standard library only."""
