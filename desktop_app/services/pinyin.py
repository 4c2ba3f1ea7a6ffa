"""Pinyin initials, where services look for them."""

from desktop_app.storage.pinyin import initials as initials
