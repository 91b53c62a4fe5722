"""Countries by the words that stand for them: names, adjectives, and cities in company names."""

import re

# Adjectives and short names, for the countries that BIS and OFAC list parties in.
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "China",
        "China|Chinese|PRC|Beijing|Shanghai|Shenzhen|Guangzhou|Guangdong|Hangzhou|Nanjing|Wuhan|Chengdu|Suzhou|Tianjin|Xiamen"
        "|Xi[’']?an|Hefei|Wuxi|Chongqing|Changsha|Qingdao|Jinan|Dalian|Ningbo|Zhuhai|Dongguan|Sichuan|Jiangsu|Zhejiang"
        "|Fujian|Hunan|Hubei|Shandong|Harbin|Shenyang|Kunming|Yangtze",
    ),
    ("Hong Kong", "Hong Kong|Kowloon"),
    ("Macau", "Macau|Macao"),
    ("Taiwan", "Taiwan|Taiwanese|Taipei|Hsinchu"),
    ("Singapore", "Singapore|Singaporean|Pte"),
    ("Malaysia", "Malaysia|Malaysian|Kuala Lumpur|Penang|Sdn"),
    ("Russia", "Russia|Russian|Moscow|Petersburg"),
    ("Iran", "Iran|Iranian|Tehran"),
    ("India", "India|Indian|Mumbai|New Delhi"),
    ("Pakistan", "Pakistan|Pakistani|Islamabad|Karachi|Lahore"),
    ("Turkey", "Turkey|Türkiye|Turkish|Istanbul|Ankara"),
    ("United Arab Emirates", "United Arab Emirates|UAE|U.A.E|Emirati|Dubai|Abu Dhabi|Sharjah"),
    ("South Africa", "South Africa|South African|Johannesburg|Cape Town"),
    ("South Korea", "South Korea|South Korean|Korea|Seoul"),
    ("Japan", "Japan|Japanese|Tokyo"),
    ("Netherlands", "Netherlands|Dutch|Amsterdam"),
    ("Germany", "Germany|German|Berlin|Munich|GmbH"),
    ("United Kingdom", "United Kingdom|UK|U.K|British|London"),
    ("Indonesia", "Indonesia|Indonesian|Jakarta"),
    ("Vietnam", "Vietnam|Vietnamese|Hanoi"),
    ("Thailand", "Thailand|Thai|Bangkok"),
    ("Kazakhstan", "Kazakhstan|Kazakh|Almaty"),
    ("Finland", "Finland|Finnish|Helsinki"),
    ("Italy", "Italy|Italian|Milan|Rome"),
    ("Canada", "Canada|Canadian|Toronto"),
    ("Switzerland", "Switzerland|Swiss|Zurich|Geneva"),
)
_PATTERNS = tuple(
    (name, re.compile(rf"\b(?:{re.sub('[.]', '[.]', words)})\b")) for name, words in _WORDS
)


def country_of_words(text: str) -> str:
    """Return the country whose name, adjective or city stands first in `text`, "" if none does.

    >>> country_of_words("Chengdu Suanze Technology")
    'China'
    """
    met = [(found.start(), name) for name, p in _PATTERNS if (found := p.search(text))]
    return min(met)[1] if met else ""
