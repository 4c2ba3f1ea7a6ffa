"""Keys and ciphers: the key file, sealed files, from plain to encrypted and back."""
