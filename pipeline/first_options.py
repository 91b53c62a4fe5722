"""The answers that `rulewire init` was given as options."""

from dataclasses import dataclass

from config.presets import preset_named
from extractors.errors import ConfigError
from pipeline.first_answers import NO_CHANNEL, Answers, Mail, contact, mailbox, server


@dataclass(frozen=True, slots=True)
class Options:
    """The options as they were written: "", () and False for those that were not."""

    contact: str = ""
    mail: tuple[str, ...] = ()
    mail_host: str = ""
    mail_from: str = ""
    mail_user: str = ""
    slack: bool = False
    webhook: bool = False
    watch: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Whether nothing was answered."""
        return self == Options()


def answered(options: Options) -> Answers:
    """Return the answers in `options`, for which nobody can be asked.

    Raises:
        ConfigError: One is missing or cannot be; says which option gives it.

    """
    missing = [] if options.contact else ["--contact ADDRESS"]
    missing += [] if options.watch else ["--watch PRESET"]
    if missing:
        raise ConfigError("init", f"name {' and '.join(missing)} as well, or answer in a terminal")
    if not (options.mail or options.slack or options.webhook):
        raise ConfigError("init", NO_CHANNEL)
    who = contact(options.contact)
    return Answers(
        contact=who,
        mail=_mail(options, who),
        slack=options.slack,
        webhook=options.webhook,
        watch=tuple(dict.fromkeys(map(preset_named, options.watch))),
    )


def _mail(options: Options, who: str) -> Mail | None:
    if not options.mail:
        if options.mail_host or options.mail_from or options.mail_user:
            raise ConfigError("init", "--mail-host and its like go with --mail ADDRESS; name it")
        return None
    if not options.mail_host:
        raise ConfigError("init", "--mail goes with --mail-host SERVER; name the mail server")
    to = tuple(map(mailbox, options.mail))
    host, port = server(options.mail_host)
    sender = mailbox(options.mail_from or usual_sender(who, to))
    return Mail(to=to, host=host, port=port, sender=sender, username=options.mail_user)


def usual_sender(who: str, to: tuple[str, ...]) -> str:
    """Return whose address mail comes from unless another is named: the contact's, if it is one."""
    return to[0] if who.startswith(("http://", "https://")) else who
