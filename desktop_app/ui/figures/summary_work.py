"""The summary's controller: reads it, keeps remarks while they are typed, signs, prints, saves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu

from desktop_app.domain.periods import Period
from desktop_app.services.office import Office
from desktop_app.services.reports import signing
from desktop_app.services.settings import settings_edit
from desktop_app.services.settings.settings_edit import Rights
from desktop_app.ui.calendar.planning import error_words
from desktop_app.ui.desk import Desk, Latest
from desktop_app.ui.editor.autosave import Autosave
from desktop_app.ui.figures import papers
from desktop_app.ui.figures.papers import Sheet
from desktop_app.ui.figures.summary_view import SummaryView
from desktop_app.ui.i18n import render
from desktop_app.ui.importer.dialogs import ChooseTarget

FOLDER = "print/folder"
Key = tuple[str, str]
"""Key of the period and of the section."""
_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|', "-"))


class SummaryWork(QObject):
    """Works on the summary of one period at a time; ``show`` asks for it."""

    def __init__(
        self,
        desk: Desk,
        view: SummaryView,
        choose_target: ChooseTarget,
        go_to: Callable[[Period], None],
    ) -> None:
        super().__init__(view)
        self._desk, self.view = desk, view
        self._choose_target, self._go_to = choose_target, go_to
        self._reads = Latest(desk.runner)
        self._period: Period | None = None
        self.sheet: Sheet | None = None
        self._refused: dict[Key, tuple[str, str]] = {}
        self._saver = Autosave(desk.runner, self._write, self._written, self._not_written, self)
        view.typed.connect(self._typed)
        view.signed.connect(self._sign)
        view.revoked.connect(self._revoke)
        view.print_asked.connect(self.print_)
        view.save_asked.connect(self.save)
        view.public_asked.connect(lambda _on: self.refresh())
        view.archive_asked.connect(self._archive)

    # reading

    def show(self, period: Period) -> None:
        """Bring the summary of *period*; another one before is kept first."""
        self._saver.flush()
        if period != self._period:
            self._period = period
            self.sheet = None
            self.view.note_saved("")
            self.view.show_waiting()
        self.refresh()

    def refresh(self) -> None:
        """Read it again. What was typed is written before, so the answer holds it already."""
        period = self._period
        if period is None:
            return
        self._saver.flush()
        public, language = self.view.public.isChecked(), self._desk.language

        def work(office: Office) -> tuple[Sheet, Rights]:
            found = papers.read(office, period, language, public=public)
            return found, settings_edit.rights(office)

        self._reads.ask(work, self._show, self._failed)

    def flush(self) -> None:
        """Write everything that was typed."""
        self._saver.flush()

    def _show(self, answer: tuple[Sheet, Rights]) -> None:
        sheet, rights = answer
        self.sheet = sheet
        why = ""
        if not rights.may_edit:
            why = self.tr("由主管或经理签发；请主管在右上角换人值班后再签。")
        elif not sheet.may_sign:
            why = self.tr("这个时段还没有开始，不能签发。")
        self.view.show_sheet(sheet, state=self._state(sheet), may_edit=rights.may_edit, why_not=why)
        if self._period is not None and not sheet.public:
            for (period, section), (text, error) in self._refused.items():
                card = self.view.card(section)
                if period == self._period.key and card is not None:
                    card.show_remark(text, editable=sheet.summary.signed is None)
                    card.refuse(error)

    def _state(self, sheet: Sheet) -> str:
        made = sheet.summary
        if made.signed is not None:
            told = self.tr("已由{name}于 {at} 签发，内容已冻结").format(
                name=made.signed.by, at=f"{made.signed.at:%Y-%m-%d %H:%M}"
            )
            count = len(made.corrections)
            if count:
                more = self.tr("之后有 {count} 处更正，列在后面").format(count=count)
                return f"{told} · {more}"
            return told
        if made.counted_to <= made.counted_from:
            return self.tr("草稿 · 本期还没有开始")
        if not made.whole:
            return self.tr("草稿 · 本期未完，统计至 {at}").format(
                at=f"{made.counted_to:%m-%d %H:%M}"
            )
        return self.tr("草稿 · 尚未签发，数字随记录变动")

    # remarks

    def _typed(self, section: str, text: str) -> None:
        if self._period is not None and section:
            key = (self._period.key, section)
            self._refused.pop(key, None)
            self.view.note_saved(self.tr("正在保存说明…"))
            self._saver.note((key, self._period), text)

    def _write(self, key: tuple[Key, Period], text: str) -> Any:
        (_period, section), period = key
        return lambda office: signing.set_remark(office, period, section, text)

    def _written(self, _key: tuple[Key, Period]) -> None:
        self.view.note_saved(self.tr("说明已保存 {at}").format(at=f"{self._desk.now():%H:%M:%S}"))

    def _not_written(self, key: tuple[Key, Period], error: Exception) -> None:
        place, period = key
        text = error_words(error) or self.tr("没有存上，文字还在；请再改一次。")
        self.view.note_saved("")
        card = self.view.card(place[1])
        if card is not None and period == self._period:
            self._refused[place] = (card.remark.toPlainText(), text)
            card.refuse(text)
        else:
            self._desk.show_message(text, "error")

    # signing

    def _sign(self) -> None:
        period, sheet = self._period, self.sheet
        if period is None or sheet is None:
            return
        self._saver.flush()
        made = sheet.summary

        def signed(_summary: object) -> None:
            self.view.close_asking()
            self._desk.show_message(
                self.tr("已签发：{title}").format(title=render(period.title())), "success"
            )
            self.refresh()

        self._desk.runner.run(
            lambda office: signing.sign(office, period, made), signed, self._refuse
        )

    def _revoke(self, why: str) -> None:
        period = self._period
        if period is None:
            return

        def revoked(_nothing: object) -> None:
            self.view.close_asking()
            self._desk.show_message(self.tr("已撤回签发，可以重新修改。"), "info")
            self.refresh()

        self._desk.runner.run(
            lambda office: signing.revoke(office, period, why), revoked, self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        text = error_words(error)
        if text:
            self.view.refuse(text)

    # the ways out

    def print_(self) -> None:
        """Show the paper in the preview."""
        if self._period is not None and self.sheet is not None:
            self._saver.flush()
            papers.preview(
                self._desk, self._title(), self._period, public=self.view.public.isChecked()
            )

    def save(self, suffix: str) -> None:
        """Ask where to, and write the paper there."""
        if self._period is None or self.sheet is None:
            return
        self._saver.flush()
        folder = self._desk.settings.get(FOLDER, str(Path.home()))
        name = f"{self._title()} {self._period.key}".translate(_UNFIT)
        target = self._choose_target(self.view, str(Path(folder) / (name + suffix)), suffix)
        if target is None:
            return
        self._desk.show_message(self.tr("正在写“{name}”…").format(name=target.name), "info")
        papers.save(
            self._desk,
            target,
            self._period,
            public=self.view.public.isChecked(),
            done=self._saved,
            failed=self._failed,
        )

    def _saved(self, target: Path) -> None:
        self._desk.settings.set(FOLDER, str(target.parent))
        self._desk.show_message(self.tr("已写入：{path}").format(path=str(target)), "success")

    def _title(self) -> str:
        return self.sheet.title if self.sheet is not None else ""

    # the signed ones

    def _archive(self) -> None:
        self._desk.runner.run(papers.signed, self._show_archive, self._failed)

    def _show_archive(self, found: tuple[tuple[Period, str, Any], ...]) -> None:
        menu = QMenu(self.view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for period, by, at in found[:30]:
            text = self.tr("{period} · {name} {at} 签发").format(
                period=render(period.title()), name=by, at=f"{at:%Y-%m-%d}"
            )
            menu.addAction(text).triggered.connect(
                lambda _on=False, period=period: self._go_to(period)
            )
        if not found:
            menu.addAction(self.tr("还没有签发过")).setEnabled(False)
        button = self.view.archive
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _failed(self, error: Exception) -> None:
        text = error_words(error)
        self._desk.show_message(text or self.tr("程序出了意外，没有完成。"), "error")
