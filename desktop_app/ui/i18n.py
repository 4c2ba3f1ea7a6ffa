"""The languages of the window: Chinese is the source, English a catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop_app.domain.messages import Message


class Language(NamedTuple):
    """*code* as in the settings and ``--lang``; *name* in the language itself."""

    code: str
    name: str


LANGUAGES = (Language("zh_CN", "简体中文"), Language("en", "English"))
SYSTEM = "system"
CATALOGUE = "complaint_desk_en.qm"
_OURS = "complaint_desk_translator"


def language_for(setting: str, system: QLocale | None = None) -> str:
    """The language code for a setting; ``system`` and unknown words follow the system.

    Chinese unless the system is set to another language.
    """
    codes = [language.code for language in LANGUAGES]
    if setting in codes:
        return setting
    locale = system or QLocale.system()
    return "zh_CN" if locale.language() in (QLocale.Language.Chinese, QLocale.Language.C) else "en"


def install_language(app: QCoreApplication, language: str, resources_dir: Path) -> list[str]:
    """Load the catalogues of *language* (a code, or ``system``) in place of those before.

    Returns the files that are in use. A catalogue that is absent leaves the Chinese source
    texts. Widgets that exist already get Qt's ``LanguageChange``.
    """
    for old in app.findChildren(QTranslator, _OURS):
        app.removeTranslator(old)
        old.deleteLater()
        old.setObjectName("")
    code = language_for(language)
    if code == "en":
        # Qt's own texts are English in the source.
        wanted = [resources_dir / "i18n" / CATALOGUE]
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    else:
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        wanted = [folder / "qtbase_zh_CN.qm"]
        QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    used = []
    for path in wanted:
        translator = QTranslator(app)
        if translator.load(str(path)):
            translator.setObjectName(_OURS)
            app.installTranslator(translator)
            used.append(path.name)
        else:
            translator.deleteLater()
    return used


def render(message: Message) -> str:
    """A sentence of the inner rooms in the language of the window."""
    language = "en" if QLocale().language() == QLocale.Language.English else "zh"
    return message.render(lambda text: QCoreApplication.translate("core", text), language)
