"""Stems, trades and forms that company names are put together from, and names of other bodies."""

STEMS_START = """
    Ab Ac Ad Al Am An Ar As At Au Az Ba Be Bi Bo Br Ca Ce Ci Co Cor Cy Da De Di Do Dy El Em En Er Es Eu Ev Ex Fa Fi Flu Fo Fu Ga Ge Gi Glo
    Go Gra Ha He Hi Ho Hy Ica Ida Il Im In Io Ir Is Ja Jo Ka Ke Ki Ko Kry La Le Li Lo Lu Ly Ma Me Mi Mo Mu My Na Ne Ni No Nu Ny Ob Oc Om
    On Op Or Os Ox Pa Pe Phy Pi Po Pra Pro Qua Que Qui Ra Re Ri Ro Ru Sa Se Shi Si So Spa Sta Sto Su Sy Ta Te Tho Ti To Tra Tri Tu Ul Um Un
    Ur Va Ve Vi Vo Vu Wa We Wi Xa Xe Xi Xy Ya Yo Za Ze Zi Zo Zy
"""
STEMS_MIDDLE = """
    ba be bi bra ca ce chi ci co cra da de di do dra du fa fe fi fo ga ge gi go gra ka ke ki ko la le li lo lu ma me mi mo na ne ni no nu pa
    pe pi po pra qua ra re ri ro ru sa se si so sta ta te ti to tra tri tu va ve vi vo xa xi za zi zo
"""
STEMS_END = """
    bis cel cia core da dex dia don dyne era eo eon era eron esis eta ex ia ian ica ico ics ida ience ient ify ima in ino ion ios iq is ist
    ite ium iva ivo ix la lan lex lia lis lith lon lux ly lytics ma mar max med men mera mia mo mon na nda neo net nex nia nics nis nix nor
    nova nt ola on ona onic onix or ora oria os osa ova pex phi plex pro quest ra rex ria rian ric rio ris ro ron ros rus ryx sa scape sens
    sia sis so son sys ta tech tek ten ter tex tia tis to ton tor tra tric tris tron tus va ven ver via vic vion vis vita vo von wave x xa
    xia xis xo xon ya za zen zon zyme
"""
CHINESE_STEMS = """
    An Bai Bang Bao Bei Bi Bo Chang Chao Cheng Chi Chuan Da De Dian Ding Dong Duan En Fa Fang Fei Feng Fu Gang Gao Gong Guan Guang Guo Hai
    Han Hang Hao He Heng Hong Hua Huai Huan Hui Huo Ji Jia Jian Jiang Jie Jin Jing Jiu Ju Jun Kai Kang Ke Kong Kuan Lan Le Li Lian Liang
    Ling Liu Long Lu Luo Mei Meng Ming Nan Neng Ning Pan Peng Pin Pu Qi Qian Qiang Qin Qing Qiu Quan Ren Rong Rui Run Sai Shan Shang Shao
    Shen Sheng Shi Shu Shuo Si Song Suan Sui Tai Tang Teng Tian Tong Wan Wei Wen Wu Xi Xia Xian Xiang Xin Xing Xiong Xu Xuan Xun Yan Yang
    Yao Ye Yi Yin Ying Yong You Yu Yuan Yue Yun Zao Ze Zhan Zhao Zhe Zhen Zheng Zhi Zhong Zhou Zhu Zhuo Zi Zong Zu
"""
COMMON = """
    Acorn Admiral Albatross Alder Almond Aloft Amber Anchor Anvil Apex Arbor Arc Arcade Arch Archway Ardent Arena Argo Arrow Ascent Ash Aspen
    Atlas Atrium Aurora Avalanche Axiom Azure Badger Bamboo Banner Banyan Barley Basalt Bastion Beacon Bear Bedrock Beech Bell Birch Bison
    Blaze Bloom Bluebird Bobcat Bolt Bonfire Boulder Bramble Brass Breeze Bridge Brightline Broadleaf Bronze Brook Buckeye Buffalo Bullseye
    Cactus Caliber Camellia Canary Candle Canopy Canvas Canyon Capstone Caravan Cardinal Cascade Castle Catalyst Cedar Chamber Chariot
    Chestnut Chord Cinder Circle Citadel Citrus Clarity Clearwater Cliff Clover Coast Cobalt Cobra Comet Compass Concord Condor Copper Coral
    Cornerstone Cortex Cosmos Cougar Cove Coyote Crane Crest Cricket Crossroads Crown Crucible Crystal Current Cypress Dagger Dawn Delta
    Dolphin Dome Dove Dragonfly Drift Dune Eagle Echo Eclipse Elk Elm Ember Emerald Envoy Epoch Equinox Evergreen Facet Falcon Fathom Fern
    Ferry Finch Fjord Flagship Flare Flint Flora Foxglove Frontier Fusion Gable Galaxy Gale Gallery Garnet Gazelle Gemini Gibbon Ginger
    Glacier Globe Granite Greenfield Grove Guardian Gull Halo Harbor Harrier Harvest Haven Hawk Hazel Hearth Helix Helm Hemlock Heron
    Hickory Highland Hive Holly Horizon Hornet Hyena Ibex Ibis Impulse Indigo Inlet Insight Iris Ironwood Island Ivory Ivy Jackal Jade
    Jaguar Jasmine Jasper Juniper Jupiter Keel Kestrel Keystone Kingfisher Kite Koala Lagoon Lantern Lark Lattice Laurel Lava Ledger Lemur
    Leopard Lever Lighthouse Lilac Linden Lion Lotus Lumen Lunar Lynx Magnet Magnolia Magpie Mango Mantis Maple Marble Mariner Marlin Meadow
    Mercury Meridian Meteor Midway Milestone Mill Mint Mirage Mirror Mistral Momentum Monarch Monolith Monsoon Moonlight Mosaic Mulberry
    Mustang Narwhal Nautilus Nebula Needle Neptune Nest Nettle Nexus Nimbus Nomad Northwind Nova Oak Oasis Oblique Ocean Octave Olive Onyx
    Opal Oracle Orbit Orchard Orchid Orion Otter Outpost Oyster Pace Paddle Palisade Palm Panther Paragon Parallel Parrot Patchwork Pathway
    Peacock Pearl Pebble Pelican Pendulum Peregrine Phoenix Pilgrim Pillar Pine Pinnacle Pioneer Pivot Plateau Plover Plum Polaris Poplar
    Prairie Prism Prospect Puffin Pulsar Puma Quail Quarry Quartz Quill Quiver Radius Rampart Raven Redwood Reef Relay Ridge Ripple River
    Robin Rocket Rook Rowan Rubicon Ruby Saffron Sage Sail Salmon Sandstone Sapphire Scarab Sentinel Sequoia Serpent Shamrock Shore Sierra
    Silo Silverline Sirius Skylark Slate Snowdrop Solstice Sonnet Spark Sparrow Spectrum Sphere Spindle Spire Spruce Stallion Starling
    Steeple Stellar Sterling Stork Stratus Summit Sundial Sunflower Swallow Swan Swift Sycamore Symphony Tailwind Talon Tamarind Tandem
    Tapestry Target Teal Tempest Terrace Terrain Thicket Thistle Thunder Tidal Tiger Timber Toucan Tower Trellis Trident Trillium Tulip
    Tundra Turbine Turquoise Turtle Twilight Umbra Unison Valiant Vanguard Vantage Vector Velvet Venture Verge Vertex Vineyard Violet Viper
    Vista Volcano Vortex Voyager Walnut Warbler Waterfall Wave Wedge Whale Wheatfield Whisper Wildcat Willow Windmill Wolf Wren Yarrow Yellowstone
    Zebra Zenith Zephyr
"""
TRADES = """
    Technology|Technologies|Electronics|Microelectronics|Semiconductor|Semiconductors|Systems|Industries|Industrial|Instruments|Optics|
    Optoelectronics|Photonics|Robotics|Automation|Precision|Machinery|Materials|Chemical|Chemicals|Energy|Power|Solar|Petroleum|Resources|
    Mining|Steel|Metals|Logistics|Shipping|Freight|Transport|Airlines|Aviation|Aerospace|Defense|Defence|Marine|Maritime|Motors|Automotive|
    Mobility|Telecom|Telecommunications|Communications|Networks|Wireless|Software|Computing|Cloud|Data|Digital|Intelligence|AI|Labs|
    Laboratories|Research|Biotech|Biologics|Biosciences|Pharma|Pharmaceuticals|Therapeutics|Diagnostics|Genomics|Medical|Health|Healthcare|
    Foods|Beverages|Brewing|Farms|Dairy|Bakery|Apparel|Textiles|Footwear|Outdoor|Outfitters|Sports|Games|Studios|Pictures|Records|Media|
    Publishing|Books|Press|Hotels|Resorts|Travel|Retail|Stores|Markets|Trading|International Trading|Import and Export|Supply|Sourcing|
    Partners|Capital|Ventures|Investments|Asset Management|Securities|Insurance|Financial|Advisors|Consulting|Strategies|Analytics|Research
    Group|Construction|Engineering|Design|Homes|Properties|Realty|Electric|Circuits|Devices|Components|Memory|Display|Battery|Lithography|
    Packaging|Silicon|Micro|Supercomputing|Information Technology|Electronic Technology|Intelligent Technology|Network Technology|
    Quantum|Space|Satellite|Drones|Security|Surveillance|Cable|Tools|Toys|Furniture|Paper|Glass|Ceramics|Rubber|Plastics|
    Sportswear|Vacuum|Bearings|Bearing|Valves|Valve|Pumps|Parts|Aero Parts|Auto Parts|Leasing|Rotables|Tradelink|Trade|General Trading|
    Precision Trading|Freight Forwarding|Forwarding|Shipping Lines|Air Cargo|Express|Brokers|Interactive Brokers|Advisory|Insights|Policy|
    Compute|Microsystems|Micro-Fabrication Equipment|Equipment|Test Systems|Wafer|Foundry|Fabs|IC Manufacturing|CAD Center|Information
    Industry|Electronic Science|Electronic Components|Elektronik|Lojistik|Havacılık|Ticaret|Industrie|Technik|Systemes|Tecnologia|
    IT|IT Solutions|Solutions|Services|Sensors|Lasers|Displays|Imaging|Vision|Avionics|Propulsion|Rotorcraft|Shipyards|Shipbuilding|Grill|
    Kitchen|Coffee|Cafe|Diner|Books & Music|Hardware|Lumber|Feed & Seed|Pharmacy|Dental|Bank|Trust|Brewery|Cinemas|Galleries|Sports Cars|
    Racing|Bikes|Cycles|Boots|Gear|Packs|Watches|Audio|Sound|Guitars|Pianos|Farm Supply|Seafood|Poultry|Sugar|Cement|Aggregates|Minerals|
    Rare Earths|Magnets|Alloys|Titanium|Gases|Refining|Pipelines|Energy Consultants|Nuclear|Fusion|Hydro|Wind|Gridworks
"""
FORMS = """
    Inc.|Inc|Corp.|Corporation|Co.|Company|Co., Ltd.|Co. Ltd.|Co., Ltd|Company Limited|Limited|Ltd.|Ltd|LLC|LLP|PLC|plc|GmbH|AG|SE|S.A.|SA|
    S.p.A.|N.V.|B.V.|AB|ASA|A/S|Oyj|Oy|Pte. Ltd.|Pte Ltd|Pty Ltd|Sdn. Bhd.|Sdn Bhd|K.K.|JSC|PJSC|OOO|FZE|FZCO|L.L.C.|Holdings|Group|
    Holdings Ltd.|Holding|Group Co., Ltd.|International|Enterprises|& Co.|& Sons|Brothers|Partners|Foundation
"""
HEADS = "American|National|United|General|Pacific|Atlantic|Northern|Southern|Eastern|Western|Central|Global|First|Royal|Great Lakes|Nordic|Allied|Standard|Advanced|Applied|Continental|International|Universal|Premier|Midland|Trans-Pacific|Inter-Asia|Euro|Pan-Asia|Gulf|Delta|Metro"

REAL = """
    Apple|Google|Alphabet|Meta|Facebook|Amazon|Amazon Web Services|Oracle|Tesla|SpaceX|OpenAI|Anthropic|xAI|Mistral|Cohere|Boeing|Airbus|
    Lockheed Martin|Raytheon|RTX|Northrop Grumman|General Dynamics|L3Harris|Palantir|Anduril|Toyota|Honda|Nissan|Sony|Panasonic|Hitachi|
    Toshiba|Fujitsu|NEC|Canon|Nikon|ASML|ASM International|BE Semiconductor|Tokyo Electron|Screen Holdings|Advantest|Lasertec|Disco|Applied
    Materials|Lam Research|KLA|Teradyne|Onto Innovation|Entegris|Qualcomm|Broadcom|Marvell|Arm|Arm Holdings|Texas Instruments|Analog Devices|
    NXP|Infineon|STMicroelectronics|Renesas|ON Semiconductor|Microchip|Skyworks|Qorvo|Wolfspeed|Nexperia|Wingtech|MediaTek|ASE|UMC|Foxconn|
    Quanta|Wistron|Wiwynn|Pegatron|Supermicro|Super Micro Computer|Dell|HP|Hewlett Packard Enterprise|Lenovo|Cisco|Juniper Networks|Arista|
    Ericsson|Nokia|ZTE|China Mobile|China Telecom|China Unicom|Tencent|Baidu|JD.com|Meituan|PDD|NetEase|Zhipu AI|Moonshot AI|MiniMax|StepFun|
    01.AI|SenseTime|Megvii|iFlytek|Hikvision|Dahua|DJI|BYD|CATL|Hygon|Loongson|Phytium|Zhaoxin|Enflame|Iluvatar CoreX|MetaX|Naura|AMEC|
    ACM Research|Piotech|SMEE|Hua Hong|Nexchip|JCET|Tongfu|Unisoc|OmniVision|GigaDevice|Will Semiconductor|Sugon|Kingsoft|Vivo|Oppo|Honor|
    Transsion|Walmart|Target|Costco|Home Depot|Nike|Adidas|Puma|Patagonia|REI|Arc'teryx|Gregory|Deuter|Starbucks|McDonald's|PepsiCo|Nestlé|
    Unilever|Procter & Gamble|Johnson & Johnson|Pfizer|Moderna|Merck|Novartis|Roche|Sanofi|AstraZeneca|GlaxoSmithKline|Bayer|Novo Nordisk|
    Eli Lilly|BASF|Volkswagen|BMW|Mercedes-Benz|Porsche|Renault|Stellantis|Ford|General Motors|Volvo|Maersk|DHL|FedEx|UPS|Delta Air Lines|
    United Airlines|Ryanair|Lufthansa|ExxonMobil|Chevron|Shell|BP|TotalEnergies|Saudi Aramco|Gazprom|Rosneft|Lukoil|Rosatom|Siemens Energy|
    ABB|Schneider Electric|Philips|Bosch|Thales|BAE Systems|Rolls-Royce|Leonardo|Saab|General Electric|GE Vernova|Honeywell|Caterpillar|
    John Deere|3M|DuPont|Dow|Energy Transfer|Enterprise Fund|Netflix|Disney|Warner Bros.|Uber|Airbnb|Salesforce|SAP|Adobe|IBM|Snowflake|
    CoreWeave|Nebius|Crusoe|Equinix|Humain|MGX|SoftBank|Temasek|Tata|Infosys|Wipro|Reliance|Yotta|Samsung SDI|LG|Hyundai|Kia|Seagate|Western
    Digital|Kioxia|SanDisk|Haas Automation|TE Connectivity|Deloitte|KPMG|PwC|EY|McKinsey|Accenture|Gartner|IDC|TechInsights|SemiAnalysis|
    Bernstein|Jefferies|TrendForce|Counterpoint|Omdia|Canalys|Rhodium Group|Kharon|Sayari
"""
BANKS = """
    JPMorgan Chase|JPMorgan|Goldman Sachs|Morgan Stanley|Citigroup|Citi|Wells Fargo|HSBC|Barclays|Standard Chartered|UBS|Credit Suisse|Deutsche
    Bank|BNP Paribas|Société Générale|ING|Santander|UniCredit|Nomura|Mizuho|DBS|Macquarie|BlackRock|Vanguard|Fidelity|Blackstone|Carlyle|
    KKR|Sequoia|SWIFT|Visa|Mastercard|PayPal|Stripe|World Bank|International Monetary Fund|IMF|Asian Development Bank|Fitch|Moody's|S&P Global|
    Bank of China|ICBC|Financial Stability Board|Basel Committee on Banking Supervision|Institute of International Finance|Lloyd's|Nasdaq|
    New York Stock Exchange|London Stock Exchange|Euroclear|Clearstream|DTCC|Binance|Coinbase|Tether|Circle
"""
MEDIA = """
    The New York Times|New York Times|The Wall Street Journal|Wall Street Journal|The Washington Post|Washington Post|Financial Times|The
    Economist|The Guardian|The Times|BBC|CNN|CNBC|NBC News|CBS News|Fox News|NPR|Politico|Axios|The Information|Semafor|The Verge|Wired|Nikkei|
    Nikkei Asia|Asahi Shimbun|Yonhap|Caixin|Xinhua|Global Times|People's Daily|Handelsblatt|Der Spiegel|Le Monde|El País|La Repubblica|
    Associated Press|AP|Agence France-Presse|AFP|Dow Jones|Forbes|Fortune|Nature|Science|The Lancet|The BMJ|New England Journal of
    Medicine|DigiTimes|EE Times|Tom's Hardware|TechCrunch|Ars Technica|The Register|Law360|Kyodo|TASS|Interfax|Al Jazeera|Straits Times
"""
GROUPS = """
    Semiconductor Industry Association|Information Technology Industry Council|National Association of Manufacturers|Business Roundtable|
    National Foreign Trade Council|U.S.-China Business Council|American Chamber of Commerce in Shanghai|SEMI|Center for a New American
    Security|Center for Strategic and International Studies|CSIS|Council on Foreign Relations|Brookings Institution|RAND|RAND Corporation|
    Atlantic Council|Heritage Foundation|Cato Institute|Hudson Institute|American Enterprise Institute|Carnegie Endowment for
    International Peace|Center for Security and Emerging Technology|CSET|Institute for Progress|Chatham House|Bruegel|MERICS|Red Cross|
    International Committee of the Red Cross|Amnesty International|Human Rights Watch|Greenpeace|World Wildlife Fund|Sierra Club|AARP|NAACP|
    American Medical Association|American Heart Association|American Bar Association|World Trade Organization|NATO|European Union|EU|UN|United
    Nations|ASEAN|OPEC|OECD|African Union|League of Arab States|World Economic Forum|FIFA|UEFA|NFL|NBA|Major League Baseball|Democratic
    Party|Republican Party|Labour Party|Chinese Communist Party|Communist Party|Kuomintang|Likud|Hamas|Hezbollah|Taliban|Daesh|ISIL|al-Qaida|
    Teamsters|AFL-CIO|United Auto Workers|Rotary Club|Girl Scouts|Salvation Army|Habitat for Humanity|Smithsonian Institution|Metropolitan Museum
    of Art|British Museum|Royal Society|National Geographic Society|IEEE|Linux Foundation|Wikimedia Foundation|Internet Society
"""
LAW_FIRMS = """
    Akin Gump|Covington & Burling|Steptoe|Sidley Austin|Latham & Watkins|Gibson Dunn|Kirkland & Ellis|WilmerHale|Hogan Lovells|Baker McKenzie|
    Wiley Rein|Crowell & Moring|Morrison Foerster|Mayer Brown|White & Case|Debevoise & Plimpton|Skadden|Ropes & Gray|Arnold & Porter|
    Torres Trade Law|Sandler, Travis & Rosenberg|Miller & Chevalier|Holland & Knight|Dentons|DLA Piper|Cooley|Fenwick & West
"""
TEAMS = """
    Manchester United|Arsenal|Liverpool|Chelsea|Real Madrid|Barcelona|Bayern Munich|Juventus|Ajax|Celtic|Boca Juniors|Flamengo|New York Yankees|
    Yankees|Red Sox|Dodgers|Cubs|Lakers|Celtics|Bulls|Warriors|Knicks|Packers|Cowboys|Patriots|Steelers|Bears|Giants|Maple Leafs|Canadiens|
    Rangers|Bruins|All Blacks|Springboks|Wallabies|Harlequins|Saracens
"""
TEAM_ENDS = "United|City|Rovers|Wanderers|Athletic|Town|Tigers|Lions|Hawks|Bears|Wolves|Falcons|Pirates|Rockets|Raiders|Comets|Storm|FC|Rugby Club|Cycling Club|Harriers|Blazers|Mariners|Thunder"
PAPER_ENDS = "Times|Post|Herald|Tribune|Gazette|Chronicle|Daily News|Star|Courier|Observer|Journal|Examiner|Mail|Evening News|Morning Post|Sentinel|Bulletin|Register|Mercury|Echo|Dispatch|Free Press|Press|Business Daily|Weekly|Review"
HOSPITAL_ENDS = "Hospital|General Hospital|Medical Center|Children's Hospital|Clinic|Memorial Hospital|Cancer Center|Heart Institute|Infirmary|Health System|Eye Hospital|University Hospital|Hospice|Hospital for Women|Infirmary for Women|Home for Children"
SCHOOL_ENDS = "University|College|State University|Institute of Technology|Polytechnic|Medical College|Law School|Business School|High School|Academy|School of Medicine|Technical University|Community College|Normal University|University of Technology|University of Science and Technology|School of Public Health|Colleges"
GROUP_ENDS = """
    Association|Society|Institute|Foundation|Council|Federation|Alliance|Coalition|Union|League|Trust|Network|Initiative|Center|Forum|
    Consortium|Guild|Chamber of Commerce|Club|Project|Fund|Research Institute|Policy Institute|Museum|Orchestra|Theatre|Choir|Library|
    Historical Society|Symphony|Ballet|Opera|Gallery|Cooperative|Roundtable|Workers Union|Observatory|Zoo|Food Bank
"""
GROUP_TOPICS = """
    Trade|Export|Technology|Industry|Semiconductor|Electronics|Robotics|Software|Cyber|Security|Strategic|Energy|Climate|Conservation|Nature|
    Wildlife|Housing|Homeless|Labor|Teachers|Nurses|Physicians|Cardiology|Cancer|Diabetes|Heart|Mental Health|Civil Liberties|Human Rights|
    Refugee|Press Freedom|Digital Rights|Consumer|Taxpayers|Farmers|Dairy|Wine|Coffee|Fishing|Trail|Hiking|Cycling|Chess|Football|Rugby|
    Athletics|Music|Art|Film|Book|History|Railway|Aviation|Maritime|Shipping|Ports|Logistics|Banking|Payments|Insurance|Economic|Policy|
    Development|Peace|Veterans|Youth|Women's|Children's|Seniors|Island|River|Forest|Garden|Science|Space|Quantum|Chip Security
"""
