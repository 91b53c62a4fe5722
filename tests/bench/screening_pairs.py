"""Pairs of names that are, or are not, the same party: made up, and made from those of a list."""

import random  # noqa: TID251 - seeded: the same pairs in every run
from collections.abc import Iterator, Sequence

from extractors.model import ListEntry
from extractors.screening.forms import is_general

_SAME = """
Zentrix Acoustics Co., Ltd.|Zentrix Acoustics Limited
ZENTRIX ACOUSTICS|Zentrix Acoustics GmbH
Zentrix, Acoustics Inc|Acoustics Zentrix Inc.
Müller-Karst Optik GmbH|Muller Karst Optik
Mueller Karst Optik|Müller Karst Optik AG
Compañía Naviera Ostral S.A.|Compania Naviera Ostral
Beijing Lumitron Photonics Technology Co., Ltd.|Lumitron Photonics Technology (Beijing) Limited
Beijing Lumitron Photonics Technology|Beijing Lumitrom Photonics Technology Co Ltd
Shenzhen Qorvane Microelectronics|Shenzhen Qorvaen Microelectronics Co., Ltd.
Halvestra Shipping LLC|Halvesrta Shipping LLC
Halvestra Shipping|Halvestra Shipping and Trading FZE
ООО «Микротрон»|Mikrotron LLC
Алтаир-Вега АО|Altair Vega JSC
НПО «Зарядье»|NPO Zaryadye
Химволокно Сервис|Khimvolokno Servis OOO
Яхонт Электроникс|Yakhont Elektroniks
Ελληνικα Τορνευτηρια Α.Ε.|Ellinika Torneytiria
北京星澜光电技术有限公司|北京星澜光电技术股份有限公司
北京星澜光电技术有限公司|北京星瀾光電技術有限公司
深圳市锐驰芯科技有限公司|深圳锐驰芯科技有限公司
星澜|Xing Lan
Qiang Wei Ling|Qiangwei Ling
Hua Ling Da Electronics|Hualingda Electronics Co., Ltd.
Tovarisch Aero Dynamics|Tovarisch Aerodynamics
Ibrahim Al-Zarkan|AL ZARKAN, Ibrahim
Dr. Pavel Orestov|Orestov Pavel
Yıldızhan Savunma Sanayi A.Ş.|Yildizhan Savunma Sanayi
Østerhav Marine ApS|Osterhav Marine
Norvekta Engineering (HK) Ltd|Norvekta Engineering HK Limited
Factory 614|Factory No 614
Krasnodol Machine-Building Plant|Krasnodol Machine Building Plant PJSC
Public Joint Stock Company Krasnodol|Krasnodol PAO
Vostrel Instruments|Vostrel Instrument
Pallavicor Semiconductor Manufacturing International Corp|Pallavicor Semiconductor Manufacturing International
Sino-Tarvel Composites|Sino Tarvel Composites Ltd
Quentaris Global Logistics Pte. Ltd.|Quentaris Global Logistics
Quentaris Logistics|Quentarris Logistics Pte
The Orlenko Group|Orlenko Group Holdings
Baltrosk Ship Repair Yard|Baltrosk Shiprepair Yard
O'Halloway Avionics|OHalloway Avionics Ltd.
"""
_OTHERS = """
Trading Co., Ltd.|General Trading LLC
Beijing Technology Co.|Beijing Science Technology Institute
Global Trading International|International Global Logistics
Shenzhen Electronics Co., Ltd.|Shenzhen Kaile Electronics Co., Ltd.
Shenzhen Kaihe Electronics|Shenzhen Kaile Electronics
Shenzhen Kaile Electronics|Shenzhen Kaile Logistics
Zentrix Acoustics|Zentrix Foods
Lumitron Photonics Technology|Lumicore Photonics Technology
Factory 614|Factory 641
54th Research Institute|58th Research Institute
Institute of Physics|Institute of Optics
Ivan Petrov|Ivan Pavlov
Mohammed Ali|Ali Reza
Pavel Orestov|Pavel Orlov
Halvestra Shipping|Halcyon Shipping
Norvekta Engineering|Norveg Engineering
National University of Defense|National Defense Industries
China State Electronics|China State Shipping
Quentaris Logistics|Quantar Logistics
Microtech|Microtek Systems International
Sun|Sunway
Alpha Systems|Alpha Services
First Union Bank|First Union Tools
Star Line Shipping|Star Shipping Agency
Ningbo Golden Dragon Import Export|Ningbo Golden Phoenix Import Export
Dalian Port Machinery|Dalian Sea Machinery
北京星澜光电技术有限公司|北京晨曦光电技术有限公司
深圳科技有限公司|深圳贸易有限公司
上海电子有限公司|上海电器有限公司
ООО «Сокол»|ООО «Орёл»
Вега|Вектор
Krasnodol Machine-Building Plant|Krasnoyar Machine-Building Plant
Aero Composites Spain|Aero Components Spain
United Aircraft Parts|United Airlines Parts
Asia Pacific Trading|Asia Pacific Shipping
Middle East Trading|Far East Trading
Green Energy Solutions|Green Power Solutions
Tarvel Composites|Marvel Composites
Bright Star Optical|Bright Sun Optical
Delta Marine Services|Delta Marine Systems
"""


def _pairs(told: str, same: bool) -> Iterator[tuple[str, str, bool]]:
    for line in told.strip().splitlines():
        ours, _, theirs = line.partition("|")
        yield ours, theirs, same


PAIRS = (*_pairs(_SAME, same=True), *_pairs(_OTHERS, same=False))


def perturbed(entries: Sequence[ListEntry], every: int = 7) -> Iterator[tuple[str, str, str]]:
    """Yield real names with one thing changed: what was changed, the changed name, the name."""
    chance = random.Random(3)  # noqa: S311 - no secret
    for entry in entries[::every]:
        words = entry.name.split()
        if len(words) > 1 and entry.name.isascii():
            yield "form and case", entry.name.upper() + " Limited", entry.name
            yield "order", " ".join(chance.sample(words, len(words))), entry.name
            yield "one slip", with_slip(entry.name, chance), entry.name


def with_slip(name: str, chance: random.Random) -> str:
    """Return a name with one slip in its longest word of its own."""
    words = name.split()
    own = [word for word in words if word.isalpha() and not is_general(word.lower())]
    word = max(own or words, key=len)
    at = chance.randrange(1, max(2, len(word) - 1))
    turned = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    cut = word[:at] + word[at + 1 :]
    return name.replace(word, chance.choice((turned, cut)), 1)
