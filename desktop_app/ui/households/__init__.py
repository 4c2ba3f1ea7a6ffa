"""Households: the estate as a tree, a flat with its people and history, complaints by floor."""
