"""What is wanted: the shipped settings, overlaid with the user's file.

`load` is the only reader of the environment. `build` turns a channel's table into the channel's
own settings, `masked` shows what is effective, and `Secret` is the type of a setting whose value
stands in an environment variable; `hidden` takes such values out of whatever a stranger sent.
"""

from config.hush import hidden, hidden_bytes
from config.loading import load
from config.masking import masked
from config.secret import Secret
from config.settings import Settings, require_contact
from config.table import Table, build

__all__ = [
    "Secret",
    "Settings",
    "Table",
    "build",
    "hidden",
    "hidden_bytes",
    "load",
    "masked",
    "require_contact",
]
