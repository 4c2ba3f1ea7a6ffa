"""Where things are: the program's resources, and the office's data folder."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say

if TYPE_CHECKING:  # loaded with the first encrypted folder
    from desktop_app.storage.encryption.keys import Keys

APP_NAME = "ComplaintDesk"


def resources_dir() -> Path:
    """The folder of workflows, icons, catalogues and print templates.

    It stands in one of three places: inside a frozen build, inside the installed package
    (a wheel), or beside the package (a checkout). Raises ``KnownError`` when the
    installation is incomplete.
    """
    package = Path(__file__).resolve().parent.parent
    places = [package / "_resources", package.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if (place / "workflows").is_dir():
            return place
    raise KnownError(
        "resources-missing",
        say(
            QT_TRANSLATE_NOOP("core", "程序文件不完整，缺少资源文件夹；数据没有改动。请重新安装。")
        ),
        exit_code=3,
    )


@dataclass(frozen=True)
class DataFolder:
    """The office's data: one folder that holds everything the program ever writes."""

    root: Path
    keys: Keys | None = field(default=None, repr=False)
    """The key of an encrypted folder, once it was unlocked."""

    @property
    def database(self) -> Path:
        """The register itself. Never copy it while the program runs: use ``backup``."""
        return self.root / "complaints.db"

    @property
    def attachments(self) -> Path:
        return self.root / "attachments"

    @property
    def backups(self) -> Path:
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        """Held while a program works on this folder, so that no second one does."""
        return self.root / "complaint-desk.lock"

    @property
    def settings(self) -> Path:
        """Window sizes, columns and appearance of this computer (not the office's rules)."""
        return self.root / "window.ini"

    def with_keys(self, keys: Keys | None) -> DataFolder:
        """The same folder, unlocked (``None``: a plain one)."""
        return replace(self, keys=keys)

    def prepare(self) -> DataFolder:
        """Make the folders that are missing; raise ``KnownError`` when that cannot be done.

        New folders are private to the user: a register holds names and phone numbers.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            for folder in (self.attachments, self.backups, self.logs):
                folder.mkdir(exist_ok=True, mode=0o700)
            usable = os.access(self.root, os.R_OK | os.W_OK | os.X_OK)
        except OSError:
            usable = False
        if not usable:
            raise KnownError(
                "data-folder-unusable",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "无法使用数据文件夹 {folder}，没有写入任何内容。"
                        "请检查该位置是否存在、是否有写入权限，或用 --data 另选文件夹。",
                    ),
                    folder=self.root,
                ),
                exit_code=3,
            )
        return self


def data_dir(override: Path | str | None = None) -> DataFolder:
    """The data folder: *override* (``--data DIR``), else the user's own place for data.

    Nothing is made on disk here; see ``DataFolder.prepare``.
    """
    if override is not None and str(override).strip():
        # os.path, because Path.expanduser raises for a user who does not exist.
        return DataFolder(Path(os.path.abspath(os.path.expanduser(override))))  # noqa: PTH100, PTH111
    from platformdirs import user_data_path

    return DataFolder(user_data_path(APP_NAME, appauthor=False))
