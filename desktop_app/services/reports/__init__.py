"""Figures and the weekly summary, with the cases behind each number."""
