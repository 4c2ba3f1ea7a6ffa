"""Complaint Desk (投诉管家): the complaint register of a Chinese property office."""

__version__ = "0.1.0"
