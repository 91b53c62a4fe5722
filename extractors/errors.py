"""What can go wrong, and who mends it.

RulewireError
├── ConfigError      the user mends a file or an environment variable
├── FetchError       a page could not be had; the next tick tries again
├── ReadError        a page is not what we know; a person looks
├── StorageError     the database cannot be used as it is
│   └── DamagedError it is damaged: restored from a backup, by hand
└── DeliveryError    a channel did not take a message; tried again, or given up
"""

import copyreg


class RulewireError(Exception):
    """The root: whatever rulewire says on purpose. Pickles whole, to leave a worker process."""

    def __reduce__(self) -> tuple[object, ...]:
        # An exception is rebuilt from its message alone, for which ours ask more; and a process
        # pool that cannot rebuild an error is broken for good.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class ConfigError(RulewireError):
    """A setting is wrong; the user mends it.

    `where` is a file with a line ("rulewire.toml:12"), or the name of a setting.
    """

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class FetchError(RulewireError):
    """A page could not be had; the next tick tries again.

    `status` is the HTTP status, None if no answer came. `retry_after_s` is how long the
    server asked us to wait, in seconds, None if it did not say.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason
        self.status = status
        self.retry_after_s = retry_after_s


class ReadError(RulewireError):
    """A page came, but it is not what this source promises; a person looks.

    A promise of documents that yields none is one, and so is a challenge page.
    """

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(f"{subject}: {reason}")
        self.subject = subject
        self.reason = reason


class StorageError(RulewireError):
    """The database cannot be used as it is: locked, full, damaged, or of another age."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class DamagedError(StorageError):
    """The database is damaged: nothing goes on with it until a backup is put in its place."""


class DeliveryError(RulewireError):
    """A channel did not take a message.

    `alone` means that the fault is this message's: others may be taken. Else it is the channel's, and
    nothing would be taken now. `permanent` means that waiting cannot help: somebody must mend the
    channel (a revoked webhook, an unknown address), or the message is dead.
    `retry_after_s` is how long the other side asked us to wait, in seconds.
    """

    def __init__(
        self,
        channel: str,
        reason: str,
        *,
        permanent: bool = False,
        alone: bool = False,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(f"{channel}: {reason}")
        self.channel = channel
        self.reason = reason
        self.permanent = permanent
        self.alone = alone
        self.retry_after_s = retry_after_s
