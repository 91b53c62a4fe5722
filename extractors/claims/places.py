"""Countries by the words that stand for them: names, adjectives, and cities in company names."""

import re

from extractors.entities.countries import COUNTRIES, DEMONYMS, UNSURE

# Cities, provinces and forms of companies, for the countries that BIS and OFAC list parties in.
_CITIES: tuple[tuple[str, str], ...] = (
    (
        "China",
        "Beijing|Shanghai|Shenzhen|Guangzhou|Guangdong|Hangzhou|Nanjing|Wuhan|Chengdu|Suzhou|Tianjin|Xiamen"
        "|Xi'an|Xi’an|Xian|Hefei|Wuxi|Chongqing|Changsha|Qingdao|Jinan|Dalian|Ningbo|Zhuhai|Dongguan|Sichuan|Jiangsu|Zhejiang"
        "|Fujian|Hunan|Hubei|Shandong|Harbin|Shenyang|Kunming|Yangtze|Anhui|Henan|Hebei|Shaanxi|Shanxi|Jilin|Liaoning"
        "|Heilongjiang|Xinjiang|Guangxi|Yunnan|Guizhou|Jiangxi|Hainan|Changchun|Zhengzhou|Fuzhou|Foshan|Wenzhou|Nantong"
        "|Changzhou|Taiyuan|Urumqi|Lanzhou|Guiyang|Nanchang|Shijiazhuang|Huizhou|Mianyang|Luoyang|Yantai|Zhuzhou",
    ),
    ("Hong Kong", "Kowloon|Hongkong|HK"),
    ("Macau", "Macao"),
    ("Taiwan", "Taipei|Hsinchu|Taichung|Kaohsiung"),
    ("Singapore", "Pte"),
    ("Malaysia", "Kuala Lumpur|Penang|Selangor|Johor|Sdn"),
    (
        "Russia",
        "Moscow|St Petersburg|St. Petersburg|Petersburg|Novosibirsk|Zelenograd|Kazan|OOO|Yekaterinburg",
    ),
    ("Iran", "Tehran|Isfahan|Esfahan|Shiraz|Tabriz|Mashhad|Kish"),
    ("India", "Mumbai|New Delhi|Delhi|Bengaluru|Bangalore|Chennai|Hyderabad|Pune|Gujarat"),
    ("Pakistan", "Islamabad|Karachi|Lahore|Rawalpindi|Peshawar"),
    ("Turkey", "Türkiye|Istanbul|İstanbul|Ankara|Izmir|İzmir|Bursa|Antalya|Anadolu|Şti|A.Ş"),
    (
        "United Arab Emirates",
        "UAE|U.A.E|Emirati|Dubai|Abu Dhabi|Sharjah|Ajman|Ras Al Khaimah|FZE|FZCO|DMCC",
    ),
    ("South Africa", "Johannesburg|Cape Town|Pretoria|Durban"),
    ("South Korea", "Seoul|Busan|Incheon"),
    ("Japan", "Tokyo|Osaka|Nagoya|Kyoto"),
    ("Netherlands", "Amsterdam|Rotterdam|Eindhoven"),
    ("Germany", "Berlin|Munich|Hamburg|Frankfurt|GmbH"),
    ("United Kingdom", "UK|U.K|London|Manchester|England"),
    ("Indonesia", "Jakarta"),
    ("Vietnam", "Hanoi|Ho Chi Minh City"),
    ("Thailand", "Bangkok"),
    ("Kazakhstan", "Almaty|Astana"),
    ("Kyrgyzstan", "Bishkek"),
    ("Uzbekistan", "Tashkent"),
    ("Armenia", "Yerevan"),
    ("Belarus", "Minsk"),
    ("Finland", "Helsinki|Espoo"),
    ("Italy", "Milan|Rome|Turin"),
    ("France", "Paris|Lyon"),
    ("Canada", "Toronto|Montreal|Vancouver"),
    ("Switzerland", "Zurich|Geneva"),
    ("Cyprus", "Limassol|Nicosia"),
    ("Lebanon", "Beirut"),
    ("Syria", "Damascus|Aleppo"),
    ("Iraq", "Baghdad|Erbil"),
    ("Israel", "Tel Aviv|Haifa"),
    ("Bulgaria", "Sofia"),
    ("Serbia", "Belgrade"),
)


def _table() -> dict[str, str]:
    """Return the country that each word stands for; names that are also something else are out."""
    words = {word: name for name, cities in _CITIES for word in cities.split("|")}
    for name, others in COUNTRIES:
        words |= dict.fromkeys((name, *others), name)
    return {w: name for w, name in (words | DEMONYMS).items() if w not in UNSURE and name != _US}


_US = "United States"
_COUNTRY = _table()
_PATTERN = re.compile(
    rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_COUNTRY, key=len, reverse=True)))})(?!\w)"
)


def country_of_words(text: str) -> str:
    """Return the country whose name, adjective or city stands first in `text`, "" if none does.

    The United States are left out: they list, and everybody names them.

    >>> country_of_words("Chengdu Suanze Technology")
    'China'
    """
    met = _PATTERN.search(text)
    return _COUNTRY[met.group()] if met else ""


def is_place(text: str) -> bool:
    """Return whether `text` is nothing but a country's name, adjective or city.

    >>> is_place("Wuxi"), is_place("Wuxi Biologics")
    (True, False)
    """
    bare = text.strip(" .,()").removeprefix("the ")
    return bare in _COUNTRY or bare in _HOME


def is_country(text: str) -> bool:
    """Return whether `text` is a country's name: "Russia" is one, "Wuxi" and "Hangzhou" are not.

    >>> is_country("Russia"), is_country("Wuxi")
    (True, False)
    """
    return text in _NAMES


_NAMES = frozenset(
    {name for name, _ in COUNTRIES}
    | {other for _, others in COUNTRIES for other in others if other[:1].isupper()}
    | {"UAE", "PRC", "USA", "UK"}
)
_HOME = frozenset({"U.S", "US", "U.S.A", "USA", "United States", "Washington", "PRC", "P.R.C"})
