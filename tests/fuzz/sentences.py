"""Made-up texts that mutations of text start from."""

INSTRUCTIONS = (
    "1. The authority citation for part 744 continues to read as follows:\nauthority\tAuthority: 50 U.S.C. 4801.",
    "2. Amend § 744.11 by revising paragraphs (a)(2) introductory text and (b), and adding paragraph (c) to read as follows:\n"
    "(a)\t§ 744.11 License requirements.\n(a) *\u2009*\u2009* (2) Text.\n(c) New text.",
    "3. In supplement no. 4 to part 744, the table is amended:\na. Under CHINA, by adding in alphabetical order entries for"
    " “Kestrel Widgets;” and\nb. By removing the entry “Acme Fabs.”\nrow\tCHINA | Kestrel Widgets, a.k.a., Kestrel. | For all"
    " items | Presumption of denial | 90 FR 5298",
    "4. In § 772.1, remove the definition of “Widget” and add the words “or thing” in place of “item” wherever it appears.",
    "5. Redesignate paragraphs (b)(1) through (4) as paragraphs (c)(1) through (4), and reserve paragraph (b).",
    "DATES: This rule is effective June 1, 2025, except for instruction 2, which is effective December 1, 2026.",
)  # fmt: skip
HOSTILE = (
    "1",
    "§",
    "§ 1.1 ",
    "1 CFR ",
    "1 FR ",
    "(a)",
    "(a) x—",
    "Under CHINA ",
    "as amended ",
    "definition A ",
    "1(a) A a ",
    "remov",
    "comment 1",
    "On page 1",
    "[1 FR 1 ",
    "section 1.1(a), ",
    "effective ",
    "comply ",
    "comments ",
    "1.1.",
    "* * * ",
)
CELLS = (
    "Kestrel Widgets Co., Ltd., a.k.a., the following two aliases: -Kestrel; and -Widgets. No. 1, Guanggu Road, Wuhan, China",
    "For all items subject to the EAR. (See § 744.11 of the EAR) 87 FR 77508, 12/19/22. 90 FR 4621, 1/16/25.",
    "Acme Fabs, f.k.a. Acme; 12 High St., Dubai, U.A.E. (See alternate addresses under Iran); and Suite 5, Tehran, Iran.",
)
DATES = (
    "May 13, 2025 | Tue, 13 May 2025 12:00:00 GMT | 2025-05-13T12:00:00+05:30 | 13/05/2025 | 13 mai 2025",
    "Published on Sept. 6th, 2025 at 5:30 p.m. EDT; updated Monday, 8 September 2025",
    "2025年5月13日 / 13.05.2025 / 1747137600",
)
NEWS = (
    "BIS added Kestrel Widgets Co., Ltd. of Wuhan to the Entity List on May 13, 2025, under 15 CFR 744.11.\nJane Doe pleaded"
    " guilty. The rule takes effect on June 1, 2025 and comments are due July 1 under 90 FR 5298.",
    "The AI Diffusion Rule was rescinded; a license is needed for 3A090.a and 4A090. Docket No. 250509-0083, RIN 0694-AJ90.",
)
URLS = (
    "https://user:pw@site.example:8443/a/../b?utm_source=x&id=1#part", "//other.example/x", "?page=2", "/a b%20c",
    "http://[::1]/", "http://xn--bcher-kva.example/ü", "mailto:a@b", "HTTP:\\\\site.example\\x",
)  # fmt: skip
SETTINGS = (
    '[fetch]\ncontact = "me@x.example"\n[read]\nworkers = 2\n[source.a]\nkind = "page"\nurl = "https://x.example/"\n'
    'name = "A"\nauthority = "official"\n[source.a.options]\nselect = "main > p:not(.x)"\n',
    '[entity.acme]\nname = "Acme, Inc."\nlabel = "ORG"\naliases = ["Acme"]\n[channel.ops]\ntype = "slack"\n'
    'url = "https://hooks.slack.com/x"\n[subscription.t]\nchannels = ["ops"]\nentities = ["acme"]\nquiet_from = "22:00"\n',
    '[source.b]\nkind = "listing"\nurl = "https://x.example/"\nname = "B"\nauthority = "official"\nevery_minutes = 5\n'
    '[source.b.options]\nitem = "li"\nlink = "a[href]"\ninclude = "/press/[0-9]+"\n[alert]\nheartbeat = "08:00"\n',
)  # fmt: skip
