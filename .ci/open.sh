#!/usr/bin/env bash
# Opens the program; says in one sentence when a window is wanted and there is no screen.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

wants_window() { # a command, help or version needs no screen
    while [ $# -gt 0 ]; do
        case $1 in
            --data | --lang) shift ;;
            -h | --help | --version) return 1 ;;
            -*) ;;
            *) return 1 ;;
        esac
        shift || break
    done
}

if [ "$(uname -s)" = Linux ] &&
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && wants_window "$@"; then
    echo "没有图形界面（DISPLAY 未设置）：请在桌面环境里运行，或用 make run ARGS=\"--help\" 查看命令。" \
        "No screen (DISPLAY is not set): run this on a desktop, or see make run ARGS=\"--help\"." >&2
    exit 2
fi
exec .venv/bin/complaint-desk "$@"
