"""Whether two parties are said to be in different countries."""

from extractors.claims.places import country_of_words
from extractors.entities.countries import COUNTRIES

# ISO 3166-1 alpha-2, for the countries in which parties are listed and with which most is traded.
_CODES = """
    AE United Arab Emirates|AF Afghanistan|AM Armenia|AR Argentina|AT Austria|AU Australia|AZ Azerbaijan
    |BD Bangladesh|BE Belgium|BG Bulgaria|BH Bahrain|BR Brazil|BY Belarus|CA Canada|CH Switzerland|CL Chile
    |CN China|CO Colombia|CU Cuba|CY Cyprus|CZ Czech Republic|DE Germany|DK Denmark|EE Estonia|EG Egypt
    |ES Spain|FI Finland|FR France|GB United Kingdom|GE Georgia|GR Greece|HK Hong Kong|HR Croatia
    |HU Hungary|ID Indonesia|IE Ireland|IL Israel|IN India|IQ Iraq|IR Iran|IT Italy|JO Jordan|JP Japan
    |KE Kenya|KG Kyrgyzstan|KP North Korea|KR South Korea|KW Kuwait|KZ Kazakhstan|LA Laos|LB Lebanon
    |LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MD Moldova|MM Burma|MO Macau|MT Malta|MX Mexico
    |MY Malaysia|NG Nigeria|NL Netherlands|NO Norway|NZ New Zealand|OM Oman|PH Philippines|PK Pakistan
    |PL Poland|PT Portugal|QA Qatar|RO Romania|RS Serbia|RU Russia|SA Saudi Arabia|SD Sudan|SE Sweden
    |SG Singapore|SI Slovenia|SK Slovakia|SY Syria|TH Thailand|TJ Tajikistan|TM Turkmenistan|TR Turkey
    |TW Taiwan|UA Ukraine|US United States|UZ Uzbekistan|VE Venezuela|VN Vietnam|YE Yemen|ZA South Africa
"""
# Countries that papers of the same party name in place of each other.
_ONE = {"Hong Kong": "China", "Macau": "China"}


def _names() -> dict[str, str]:
    codes = " ".join(_CODES.split()).split("|")
    known = {code[:2].lower(): code[3:].strip() for code in codes}
    for name, others in COUNTRIES:
        known |= dict.fromkeys((each.lower() for each in (name, *others)), name)
    usa = ("us", "usa", "u.s.", "u.s.a.", "united states of america")
    more = {"russian federation": "Russia", "china, people's republic of": "China"}
    return known | more | dict.fromkeys(usa, "United States")


_COUNTRY = _names()


def country_of(told: str) -> str:
    """Return the country that a cell names, by code, name or city; "" if that is not known.

    >>> country_of("cn"), country_of("Russian Federation"), country_of("Shenzhen"), country_of("?")
    ('China', 'Russia', 'China', '')
    """
    plain = " ".join(told.split()).lower()
    return _COUNTRY.get(plain) or (country_of_words(told) if len(plain) > 3 else "")


def contradiction(ours: str, listed: frozenset[str]) -> str:
    """Return how the countries contradict each other, "" if they do not, or one is not known.

    >>> contradiction("Chile", frozenset({"China"}))
    'countries differ: Chile here, China there'
    >>> contradiction("Hong Kong", frozenset({"China"})), contradiction("", frozenset({"China"}))
    ('', '')
    """
    same = _ONE.get(ours, ours) in {_ONE.get(each, each) for each in listed}
    if not ours or not listed or same:
        return ""
    return f"countries differ: {ours} here, {' and '.join(sorted(listed))} there"
