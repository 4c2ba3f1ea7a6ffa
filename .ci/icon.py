"""Make the program's icons (``.ico`` for Windows, ``.png``) from the drawing; run after changing it.

Usage: ``QT_QPA_PLATFORM=offscreen python .ci/icon.py``.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
DRAWING = FOLDER / "complaint-desk.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def png(side: int) -> bytes:
    """The drawing as a PNG of *side* × *side* pixels."""
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """A Windows icon of PNG pictures (Windows Vista and newer read these)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    for side, data in pictures:
        head += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), at)
        at += len(data)
    return head + b"".join(data for _, data in pictures)


def main() -> int:
    app = QGuiApplication([])
    pictures = [(side, png(side)) for side in SIZES]
    (FOLDER / "complaint-desk.ico").write_bytes(ico(pictures))
    (FOLDER / "complaint-desk.png").write_bytes(dict(pictures)[256])
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main())
