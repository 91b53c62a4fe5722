"""Phrases that hold a watched name and mean another thing, and how company names end."""

import re

NOT_NAMES: tuple[str, ...] = (
    *("U.S. person", "U.S. persons", "US person", "US persons", "United States person"),
    *("United States persons", "non-U.S. person", "non-U.S. persons"),
    *("U.S. dollar", "U.S. dollars", "US dollar", "US dollars", "United States dollars"),
    *("Hong Kong dollar", "Hong Kong dollars", "Singapore dollar", "Singapore dollars"),
    *("South China Sea", "East China Sea", "Sea of Japan", "Gulf of Oman", "Gulf of Mexico"),
    *("Gulf of America", "North America", "South America", "Latin America", "Central America"),
    *("New Mexico", "Northern Ireland", "New England", "Captain America", "Miss America"),
    *("South China", "North China", "Indochina", "bone china", "Taiwan Strait", "Taiwan Straits"),
    *("Commerce Clause", "interstate commerce", "electronic commerce", "e-commerce"),
    *("Treasury bond", "Treasury bonds", "Treasury bill", "Treasury bills", "Treasury note"),
    *("Treasury notes", "Treasury yield", "Treasury yields", "Treasury securities"),
    *("House of Cards", "House of Representatives of", "House of Wisdom", "Open House"),
    *("contact us", "about us", "join us", "follow us", "with us"),
    *("signals intel", "State of the Union", "Guinea pig", "Jordan River", "Peru, Indiana"),
    *("Moore's law", "Moore's Law", "Turkey shoot", "Korea Strait", "Panama Canal", "Suez Canal"),
)
"""No mentions, and nothing inside them is one (GUIDELINES §2: U.S. person, U.S. dollar, regions)."""

OTHER_NAMES: tuple[tuple[str, str], ...] = (
    ("LIST", "Unreliable Entity List"),
    ("ORG", "U.S. Chamber of Commerce"),
    ("ORG", "Chamber of Commerce"),
    ("ORG", "International Chamber of Commerce"),
    ("ORG", "American Chamber of Commerce in China"),
    ("ORG", "Journal of Commerce"),
    ("ORG", "Bank of America"),
    ("ORG", "Voice of America"),
    ("ORG", "South China Morning Post"),
    ("ORG", "China Daily"),
    ("ORG", "USA Today"),
    ("ORG", "Japan Times"),
    ("ORG", "Korea Herald"),
    ("ORG", "U.S. Steel"),
    ("ORG", "Random House"),
    ("ORG", "Indian National Congress"),
    ("ORG", "Mobile World Congress"),
    ("AGENCY", "Bank of Japan"),
    ("AGENCY", "Bank of Korea"),
    ("AGENCY", "Bank of Canada"),
    ("AGENCY", "Reserve Bank of India"),
    ("AGENCY", "People's Bank of China"),
    ("AGENCY", "Swiss National Bank"),
    ("AGENCY", "Library of Congress"),
    ("AGENCY", "House of Commons"),
    ("AGENCY", "House of Lords"),
    ("AGENCY", "National People's Congress"),
    ("AGENCY", "Government Accountability Office"),
    ("AGENCY", "Federal Reserve"),
)
"""Names of other things that hold a watched name, with their labels."""

# Legal forms; "Co., Ltd." is a chain of two. GUIDELINES §2 rule 9: suffix and stop are in the span.
_FORM = (
    r"(?:Incorporated|Corporation|Company|Limited|Inc|Corp|Co|Ltd|LLC|L\.L\.C|LLP|LP|L\.P|PLC|plc|GmbH"
    r"|AG|SA|S\.A|SE|NV|N\.V|BV|B\.V|AB|ASA|Oyj|Pte|Pty|Sdn|Bhd|KK|K\.K|SpA|S\.p\.A|ApS|A/S|S\.r\.l|JSC|OOO|FZE|FZCO|FZ-LLC)"
)
LEADS: frozenset[str] = frozenset(
    (
        *(
            "Later",
            "Earlier",
            "Yesterday",
            "Tomorrow",
            "Recently",
            "Eventually",
            "Separately",
            "Finally",
        ),
        *(
            "Instead",
            "Perhaps",
            "Maybe",
            "Old",
            "Young",
            "Rival",
            "Elsewhere",
            "Indeed",
            "Together",
        ),
    )
)
"""Words that open a sentence before a name and are no given name."""

FORM = re.compile(rf"(?:,? (?:\(Group\) )?(?:Group |Holdings? )?{_FORM}\b\.?){{1,4}}")
"""A run of legal forms after a company's name, with the comma and the blank before each."""

INDUSTRY = (
    r"(?:Semiconductors?|Microelectronics|Technolog(?:y|ies)|Electronics|Microsystems|Biologics|Pharmaceuticals"
    r"|Aerospace|Optoelectronics|Photonics|Robotics|Industries|Instruments|Logistics|Airlines|Motors"
    r"|Intelligence Technology|Integrated Circuits?|Supercomputing|Networks|Telecom|Securities|Leasing|Bearings|Forwarding|Advisory"
    r"|Analytics|Vacuum|Sportswear|Brokers|Rotables|Tradelink|Consultants|Elektronik|Compute|Freight|Outfitters|Pharma|Bancorp"
    r"|Therapeutics|Robotics|Trading|Spares|Avionics|Lojistik|Ticaret|Insights)"
)
"""Words that end a company's name with no legal form: "SJ Semiconductor", "GE Aerospace"."""

_FIRM_WORDS = """
    Academy Acoustics Advisers Advisors Advisory Aero Agency Air Airways Alloys Analytics Apparel Appliances
    Architects Associates Association Audio Automation Automotive Aviation Avionics Bakery Bancorp Bank Bearing Bearings
    Beverages Bikes Biotech Boats Books Brands Brewery Brewing Brokers Brothers Cables Cafe Capital Cargo Carriers
    Cement Ceramics Chemical Chemicals Cinema Circuits Clinic Cloud Club Coffee College Communications Components
    Compressors Compute Computers Computing Consultants Consulting Corporation Council Cybernetics Dairy Data Defence Defense
    Design Designs Devices Diagnostics Digital Diner Displays Distribution Distributors Dynamics Elektronik Elevators
    Energy Engineering Engines Enterprises Equipment Exports Express Fabrication Farms Fashion Federation Ferries Film
    Films Financial Foods Forwarders Forwarding Foundation Foundry Freight Fund Furniture Games Gallery Gases Genomics Glass
    Grill Grocery Group Hardware Health Healthcare Holdings Hospital Hotels Imaging Imports Industrial Infirmary Informatics
    Innovations Insights Institute Insurance Interactive Investments Jewelers Kitchen Lab Laboratories Labs Laser Lasers Leasing
    Library Lighting Lines Lojistik Machinery Machines Magnets Manufacturing Maritime Materials Mechanics Media Medical Metals
    Microchip Microwave Minerals Mining Mobility Motor Museum Navigation Optics Optik Orchestra Outfitters Packaging
    Parts Petroleum Pharma Pharmacy Pictures Plastics Polymers Ports Power Precision Press Propulsion Properties
    Publishing Pumps Radio Railways Realty Records Refining Rentals Research Resources Restaurant Robotics Rotables Sanayi
    Satellite Securities Sensors Services Shipping Shipyards Shops Silicon Software Solar Solutions Spares Sportswear Steel
    Stores Strategies Studios Suppliers Supplies Supply Surveillance Systems Tech Telecoms Textiles Theatre Therapeutics Ticaret
    Tobacco Tools Toys Trade Tradelink Trading Transport Travel Trucking Trust Turbines Universities University Vacuum Valve Valves Ventures
    Datasenter Pump Traders Works Church Hi-tech Wafers Watches Wealth Wireless Workshop Yachts
"""
FIRM_WORDS: frozenset[str] = frozenset(_FIRM_WORDS.split())
"""Last words of names that are no person's: "Edwards Vacuum", "Ferndale Securities"."""

_OPENERS_WORDS = """
    A According Acting After Against All Also Although Among An And Any Are As At Because Before
    Both But By Can Companies Did Do Does Each Earlier Even Every Except Following For Former From
    Had Has Have Her His How However I If In Including Into Is It Its Last Like Many Meanwhile
    More Most Neither New No Nor Not Now Of Off On Once One Only Or Other Our Over Since So Some
    Still Such That The Their Then There These They This Those Though Through Today Two Under
    Unlike Until Was We Were What When Where Whether Which While Who Why Will With Within Would
    You Your Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    June July August September October November December President Chairman Senator Secretary
    Director
"""
OPENERS: frozenset[str] = frozenset(_OPENERS_WORDS.split())
"""Capitalised words that open a sentence or a heading and belong to no name."""
