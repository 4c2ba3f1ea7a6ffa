"""Papers into files that need no drawing: HTML, and a workbook of the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop_app.domain.documents import Document
from desktop_app.domain.messages import QT_TRANSLATE_NOOP
from desktop_app.services.papers.ground import PaperOrder


def write_html(path: Path, documents: Sequence[Document], order: PaperOrder) -> Path:
    from desktop_app.exchange import paper_html

    language = "en" if order.language.startswith("en") else "zh-CN"
    return paper_html.write_html(path, documents, language)


def write_workbook(path: Path, document: Document, order: PaperOrder) -> Path:
    from desktop_app.exchange import paper_xlsx

    overview = order.translate(QT_TRANSLATE_NOOP("core", "概况"))
    return paper_xlsx.write_workbook(path, document, overview)
