"""The data key of an encrypted folder, and the keys that are derived from it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Keys:
    """The open key of one folder: ``ident`` names it, ``secret`` (32 bytes) is never written.

    Only wrapped by a passphrase or a recovery code does it lie on the disk (``keyfile``).
    """

    ident: str
    secret: bytes = field(repr=False)

    @property
    def suffix(self) -> str:
        """What a file that is sealed with this key has behind its name."""
        return f".{self.ident}"

    def database(self) -> str:
        """The database's key as SQLCipher takes one that needs no derivation of its own."""
        return f"x'{self._derived(b'complaint-desk database').hex()}'"

    def file(self, salt: bytes) -> bytes:
        """The key of one file: its own, so that no two contents share a stream."""
        return self._derived(b"complaint-desk file" + salt)

    def _derived(self, purpose: bytes) -> bytes:
        import hashlib  # with the first encrypted folder: plain ones are opened without
        import hmac

        # HKDF-Expand (RFC 5869) of one block; the secret is random, so it needs no extraction.
        return hmac.new(self.secret, purpose + b"\x01", hashlib.sha256).digest()


def new_keys() -> Keys:
    """A new random data key."""
    import secrets

    return Keys(secrets.token_hex(4), secrets.token_bytes(32))


def suffix_of(keys: Keys | None) -> str:
    """The ending of files under *keys*; empty for plain ones."""
    return keys.suffix if keys is not None else ""


def ident_of(keys: Keys | None) -> str:
    """The name of the key; empty for none."""
    return keys.ident if keys is not None else ""
