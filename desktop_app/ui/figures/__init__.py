"""Figures and the weekly summary on screen."""
