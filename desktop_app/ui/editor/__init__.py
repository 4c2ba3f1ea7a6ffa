"""The editor of one case, guided by the steps of its workflow."""
