#!/usr/bin/env bash
# Makes everything that the program (run) or its checks (test) need, from a fresh clone:
# a Python, .venv with the locked libraries, Qt's system libraries, a Chinese font, catalogues.
# Whatever is there already costs no time. Usage: .ci/setup.sh run|test|build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PROFILE=${1:-run}
VENV=.venv
case $PROFILE in
    run) LOCK=.ci/requirements.txt ;;
    test | build) LOCK=.ci/requirements-$PROFILE.txt ;;
    *) echo "usage: .ci/setup.sh run|test|build" >&2; exit 2 ;;
esac

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# --- system packages ---------------------------------------------------------------------

# "library package": what Qt loads, and the Debian/Ubuntu package that brings it.
QT_LIBRARIES='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11.so.6 libx11-6
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
'
# A real window under X11 needs these as well; the headless tests do not.
WINDOW_LIBRARIES='
libX11-xcb.so.1 libx11-xcb1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xinerama.so.0 libxcb-xinerama0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
'

missing_libraries() { # TABLE -> the packages of the libraries that the loader cannot find
    local known library package
    PATH=$PATH:/sbin:/usr/sbin
    command -v ldconfig >/dev/null || return 0
    known=$(ldconfig -p)
    while read -r library package; do
        [ -z "$library" ] || case $known in *"$library "*) ;; *) printf '%s ' "$package" ;; esac
    done <<<"$1"
}

has_chinese_font() {
    if command -v fc-list >/dev/null; then
        [ -n "$(fc-list :lang=zh family 2>/dev/null | head -n 1)" ]
    else
        [ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname '*CJK*' 2>/dev/null | head -n 1)" ]
    fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    command -v apt-get >/dev/null || return 1
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

apt_install() { # PACKAGE… ; the package lists are fetched only when the first try fails
    local command=(env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends)
    as_root "${command[@]}" "$@" </dev/null >/dev/null 2>&1 && return
    as_root apt-get update -qq </dev/null >/dev/null || return
    as_root "${command[@]}" "$@" </dev/null >/dev/null
}

install_or_tell() { # WHY PACKAGE… ; installs, or says in one sentence what to run
    local why=$1
    shift
    if may_install; then
        say "installing $* ($why)"
        apt_install "$@" && return
    fi
    if command -v apt-get >/dev/null; then
        say "$why: please run: sudo apt-get install $*"
    else
        say "$why: please install what Debian calls $*"
    fi
    return 1
}

system_packages() {
    [ "$(uname -s)" = Linux ] || return 0
    local table=$QT_LIBRARIES packages
    if [ "$PROFILE" != test ]; then
        table+=$WINDOW_LIBRARIES
    elif grep -rqs --include='*.py' 'mark\.window' tests && ! command -v Xvfb >/dev/null; then
        # These tests skip themselves where there is no window system: told, not fatal.
        # shellcheck disable=SC2046 # a list of package names, split on purpose
        install_or_tell "tests of the real window need one" xvfb \
            $(missing_libraries "$WINDOW_LIBRARIES") || true
    fi
    # Large, so only where it is asked for: the tests that need it say so and skip.
    if [ -n "${WITH_LIBREOFFICE:-}" ] && ! command -v soffice >/dev/null; then
        install_or_tell "exports are opened with LibreOffice" libreoffice-calc-nogui || true
    fi
    # Small: the tests read the papers back as text.
    if [ "$PROFILE" = test ] && ! command -v pdftotext >/dev/null; then
        install_or_tell "printed papers are read back" poppler-utils || true
    fi
    packages=$(missing_libraries "$table")
    # shellcheck disable=SC2086 # a list of package names, split on purpose
    [ -z "$packages" ] || install_or_tell "Qt needs system libraries" $packages || exit 1
    # Without the font the program works, but shows boxes: told, not fatal.
    has_chinese_font || install_or_tell "there is no Chinese font" fontconfig fonts-noto-cjk || true
}

# --- Python ------------------------------------------------------------------------------

find_python() {
    local name
    for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python3.14; do
        if command -v "$name" >/dev/null &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    return 1
}

make_environment() {
    local python=$1 version
    # Debian leaves ensurepip out of its Python; without it a venv cannot have pip.
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        install_or_tell "Python $version has no venv module" "python$version-venv" || exit 1
    fi
    say "making $VENV with $("$python" -V)"
    "$python" -m venv --clear "$VENV"
}

pip_install() {
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input "$@" </dev/null
}

environment() {
    local python stamp wanted
    # What the environment was made for: moved folders, new locks and broken links show here.
    wanted="$PWD $(cat "$LOCK" pyproject.toml desktop_app/__init__.py | cksum)"
    stamp=$VENV/.made-for-$PROFILE
    if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && "$VENV/bin/python" -c '' 2>/dev/null; then
        return
    fi
    # Another profile's environment of the same state is added to, everything else made anew.
    if ! grep -qsxF "$PWD $(cksum <.ci/requirements.txt)" "$VENV/.made-from" ||
        ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
        python=$(find_python) || python=$(install_python) || exit 1
        make_environment "$python"
    fi
    say "installing the locked libraries ($LOCK)"
    pip_install --require-hashes --only-binary :all: -r "$LOCK"
    pip_install --no-deps --no-build-isolation --editable .
    echo "$PWD $(cksum <.ci/requirements.txt)" >"$VENV/.made-from"
    echo "$wanted" >"$stamp"
}

install_python() {
    install_or_tell "Python 3.11 or newer is not here" python3 python3-venv || return 1
    find_python || { say "this system's Python is older than 3.11: please install a newer one"; return 1; }
}

# --- catalogues --------------------------------------------------------------------------

catalogues() { # Chinese needs none; a failure here leaves a working Chinese program
    "$VENV/bin/python" .ci/i18n.py compile || say "the English catalogue could not be made"
}

system_packages
environment
catalogues
