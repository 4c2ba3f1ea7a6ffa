"""One program for one data folder: a lock, and the way a second start calls the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QThread

from desktop_app.app.paths import DataFolder
from desktop_app.domain.errors import KnownError
from desktop_app.domain.messages import QT_TRANSLATE_NOOP, say

TRIES = 20


def take(folder: DataFolder) -> QLockFile:
    """Lock the data folder for this process; ``KnownError`` ``folder_in_use`` if it is taken.

    ``folder_not_writable`` when nobody holds it, but the disk is full or must not be written.

    A lock left by a process that is gone is taken over.
    """
    lock = QLockFile(str(folder.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(200):
        if lock.error() != QLockFile.LockError.LockFailedError:
            raise KnownError(
                "folder_not_writable",
                say(
                    QT_TRANSLATE_NOOP(
                        "core",
                        "数据文件夹 {folder} 现在不能写入，没有打开，数据没有改动。"
                        "请检查磁盘是否已满、是否有写入权限。",
                    ),
                    folder=str(folder.root),
                ),
                exit_code=3,
            )
        raise KnownError(
            "folder_in_use",
            say(
                QT_TRANSLATE_NOOP(
                    "core",
                    "数据文件夹 {folder} 正由另一个投诉管家使用。请先关闭它，或换一个文件夹。",
                ),
                folder=str(folder.root),
            ),
            exit_code=3,
        )
    return lock


def channel_name(root: Path) -> str:
    """Name of the local channel of a data folder, the same for every way to write its path."""
    import hashlib

    return "complaint-desk-" + hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]


def call_first(folder: DataFolder) -> bool:
    """Ask the program that holds the folder to come to the front; true if it answered.

    One that has only just begun hears a little later: it is asked again for some seconds.
    """
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    for _ in range(TRIES):
        socket.connectToServer(channel_name(folder.root))
        if socket.waitForConnected(1000):
            break
        QThread.msleep(100)
    else:
        return False
    socket.write(b"show\n")
    socket.waitForBytesWritten(1000)
    socket.disconnectFromServer()
    return True


def listen(folder: DataFolder, show: Callable[[], None], parent: QObject) -> None:
    """Come to the front when a second start calls."""
    from PySide6.QtNetwork import QLocalServer

    server = QLocalServer(parent)
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    name = channel_name(folder.root)
    QLocalServer.removeServer(name)

    def arrived() -> None:
        while server.hasPendingConnections():
            server.nextPendingConnection().deleteLater()
            show()

    server.newConnection.connect(arrived)
    server.listen(name)
