"""The office's logo for its papers: a small picture, kept with the office's own data."""

from __future__ import annotations

import base64
import binascii
import hashlib

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say
from desktop_app.services.office import Office
from desktop_app.services.settings.settings_edit import need_role
from desktop_app.storage import settings

KEY = "office_logo"
MOST_BYTES = 200_000
"""A head's picture is 1.3 cm high: this is plenty, and every backup carries it."""
_SIGNS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def read(office: Office) -> bytes | None:
    """The picture file's bytes (PNG or JPEG), or ``None`` without a logo."""
    text = office.setting(KEY)
    if not text:
        return None
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return None


def save(office: Office, picture: bytes) -> None:
    """Keep *picture*; empty takes the logo away. ``KnownError`` for what is no picture."""
    need_role(office)
    if picture and not picture.startswith(_SIGNS):
        raise KnownError(
            "logo_unfit",
            say(QT_TRANSLATE_NOOP("core", "标志只能用 PNG 或 JPEG 图片；原来的标志未改。")),
        )
    if len(picture) > MOST_BYTES:
        raise KnownError(
            "logo_too_large",
            say(
                QT_TRANSLATE_NOOP(
                    "core", "标志图片有 {size} KB，最多 {most} KB；原来的标志未改。请换一张小些的。"
                ),
                size=len(picture) // 1000,
                most=MOST_BYTES // 1000,
            ),
        )
    with office.write("office_logo") as journal:
        before = settings.get(journal.store, KEY)
        text = base64.b64encode(picture).decode("ascii")
        settings.put(journal.store, KEY, text)
        # The trace tells that it was changed; it need not carry the picture itself.
        journal.record("setting", 0, None, KEY, _mark(before), _mark(text))


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12] if text else ""
