"""What stands capitalised in a text and is no mention: towns, peoples, months, events, goods, software."""

from extractors.entities.towns import CITIES as CITIES
from extractors.entities.towns import STATES as STATES

REGIONS = """
    Europe|Asia|Africa|North America|South America|Latin America|Central America|the Middle East|Southeast Asia|Central Asia|East Asia|
    the Balkans|the Baltics|the Caribbean|the Gulf|the Pacific|the Atlantic|the Arctic|Antarctica|the South China Sea|the Taiwan Strait|
    the Red Sea|the Black Sea|the Mediterranean|the Indo-Pacific|the Sahel|Scandinavia|the Midwest|the Southwest|New England|the West Coast|
    the East Coast|the Bay Area|the Great Lakes|the Mekong|the Rhine|the Danube|the Thames|the Hudson|the Mississippi|the Alps|the Andes|
    the Himalayas|the Rockies|the Appalachians|Mount Everest|Lake Geneva|Lake Superior|Long Island|Manhattan|Brooklyn|Queens|Harlem|
    the West|the Global South|the Strait of Hormuz|the English Channel|the Suez Canal|the Panama Canal|the Sinai|the Sahara|Sub-Saharan Africa
"""
DEMONYMS = """
    American|Chinese|Russian|Iranian|Iraqi|Israeli|Japanese|Korean|South Korean|North Korean|Taiwanese|Indian|Pakistani|Turkish|German|
    French|British|Italian|Spanish|Dutch|Belgian|Swiss|Swedish|Norwegian|Danish|Finnish|Polish|Czech|Hungarian|Austrian|Greek|Ukrainian|
    Saudi|Emirati|Qatari|Egyptian|Nigerian|Kenyan|South African|Brazilian|Mexican|Argentine|Canadian|Australian|Vietnamese|Thai|Malaysian|
    Singaporean|Indonesian|Filipino|European|Asian|African|Western|Kurdish|Scottish|Welsh|Irish|Latin American|Arab|Belarusian|Cuban|
    Democratic|Republican|Jewish|Muslim|Christian|Catholic|Buddhist|Victorian|Soviet|Roman|Bavarian|Californian|Texan
"""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "Jan.|Feb.|March|April|May|June|July|Aug.|Sept.|Oct.|Nov.|Dec.|Jan|Feb|Sep"
WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
SOFTWARE = """
    Windows 11|Windows Server|Excel|PowerPoint|Photoshop|Lightroom|Acrobat|AutoCAD|SolidWorks|MATLAB|Linux|Ubuntu|Android 15|iOS 18|macOS|
    HarmonyOS|Kubernetes|Docker|Python|Java|JavaScript|PyTorch|TensorFlow|CUDA|ROCm|GitHub|Slack|Teams|Zoom|WhatsApp|Signal|Telegram|
    Instagram|WeChat|TikTok|Gmail|Google Maps|Street View|Salesforce|Oracle Database|PostgreSQL|SQLite|Virtuoso|Innovus|PrimeTime|
    Design Compiler|Calibre|Azure|AWS Lambda|iCloud|Dropbox|Netflix|Spotify|Steam|Minecraft|Fortnite|Elden Ring|Call of Duty|Tetris|Grand
    Theft Auto|Wordle|Chess.com|Firefox|Chrome|Safari|Edge|Splunk|Snowflake Cortex|QuickBooks|TurboTax|Stata|SPSS|ArcGIS|Unity|Unreal
    Engine|Blender|Figma|Notion|Trello|Jira|Confluence|CargoWise|SNAP-R|Kafka|Hadoop|Terraform|Ansible
"""
EVENTS = """
    the Olympic Games|the Winter Olympics|the World Cup|the Super Bowl|the Champions League|Wimbledon|the Boston Marathon|the Tour de France|
    the Davos forum|the G7 summit|the G20 summit|Computex|CES|Hot Chips|Mobile World Congress|the Munich Security Conference|World War II|the
    Cold War|the Gulf War|the Vietnam War|the Civil War|the Renaissance|the Great Depression|Brexit|Black Friday|Cyber Monday|Christmas|
    Easter|Thanksgiving|Ramadan|Lunar New Year|Labor Day|Memorial Day|Independence Day|Mother's Day|the State of the Union|Super Tuesday|
    Prime Day|the Geneva Motor Show|the Venice Biennale|the Frankfurt Book Fair|Oktoberfest|Earth Day|the Industrial Revolution|Hurricane Ida|
    Hurricane Maria|Cyclone Freddy|Update Conference|the Update Conference on Export Controls|Semicon West|the Battle of Mosul|the Masters|
    the Ryder Cup|the Stanley Cup|the Grand National|the Rugby World Cup|the Paralympics|the Kentucky Derby
"""
TREATIES = """
    the Wassenaar Arrangement|the Paris Agreement|the Kyoto Protocol|the Treaty of Rome|the Minsk agreements|the Geneva Conventions|
    the Chemical Weapons Convention|the North Atlantic Treaty|the Missile Technology Control Regime|the Vienna Convention|the Good Friday
    Agreement|the Plaza Accord|the Treaty of Versailles|the Abraham Accords|the New START treaty|the Oslo Accords|the Basel Convention|
    the Constitution|the First Amendment|the Fourth Amendment|the Due Process Clause|the Commerce Clause|the Fifth Amendment|Article 5|
    Article 17|Resolution 2254|the Declaration of Independence|the Magna Carta|the Non-Proliferation Treaty|the Outer Space Treaty
"""
PROJECTS = """
    Operation Inherent Resolve|Operation Gatekeeper|Operation Silent Harbor|Operation Paper Tiger|Operation Blue Lantern|Project Northstar|
    Project Agora|Project mBridge|Project Icebreaker|Project Stargate|Project Maven|Operation Prosperity Guardian|Project Dunbar|Operation
    Warp Speed|the Manhattan Project|Project Tiger Eye|Made in China 2025|the Belt and Road Initiative|the Green Deal|the Marshall Plan|
    the New Deal|Vision 2030|Operation Desert Storm|Project Solstice|Operation Iron Gate|Project Kestrel|the Genesis Mission
"""
LANDMARKS = """
    Main Street|Market Street|Fifth Avenue|Pennsylvania Avenue|Constitution Avenue|Elm Street|Mill Lane|Harbor Road|Highway 101|Interstate 80|
    Route 66|Central Park|Riverside Park|Hyde Park|Times Square|Trafalgar Square|the Eiffel Tower|the Golden Gate Bridge|the Colosseum|the
    Brooklyn Bridge|Wembley Stadium|Fenway Park|Camp Nou|Madison Square Garden|Heathrow|O'Hare|Terminal 3|Gate 14|Union Station|Grand Central
    Terminal|St. Paul's Cathedral|Notre-Dame|the Taj Mahal|Room 2099|Building 12|Pier 39|Yellowstone|Yosemite|Grand Canyon|Mont Blanc|Ben
    Nevis|Lake Tahoe|the Appalachian Trail|the Long Trail|Cathedral Square|Victoria Harbour|the Forbidden City|Tiananmen Square|Red Square
"""
GOODS = """
    Trailhead 50 pack|Summit 2 tent|Stormline jacket|Civic|Corolla|Camry|Mustang|Model Y|Model 3|Cybertruck|Prius|Boeing 737|Airbus A320|F-35|
    Black Hawk helicopter|Tomahawk missile|Javelin|Patriot battery|Stratocaster|Big Mac|Coca-Cola|Whopper|Nespresso machine|Lego set|
    Barbie doll|Frisbee|Rolex Submariner|Chanel No. 5|Nike Pegasus|Air Jordan|Crocs|Levi's 501|Zippo|Tupperware|Kleenex|Post-it notes|Velcro|
    Teflon|Kevlar|Gore-Tex|Styrofoam|Aspirin|Tylenol|Ozempic|Wegovy|Botox|Viagra|Prozac|Keytruda|Humira|Lipitor|Paxlovid|Covaxin|Comirnaty|
    Merlot|Chardonnay|Champagne|Cheddar|Parmesan|Gouda|Lambrusco|Darjeeling|Trailblazer boots|Alpine 30 stove|Ridge 2 sleeping bag|Kindle
    edition|Hellfire missiles|Brimstone|Shahed drone|Bayraktar drone|Hawkeye radar|Aegis destroyer|Twinscan scanner|NXE:3600D|Centura etcher
"""
AWARDS = """
    the Nobel Prize|the Pulitzer Prize|the Booker Prize|an Oscar|an Emmy|a Grammy|a Tony|the Turing Award|the Fields Medal|the Ballon d'Or|
    the Medal of Honor|a Michelin star|a Golden Globe|the Order of Merit|the Palme d'Or|a Guggenheim fellowship|a Fulbright scholarship
"""
WORKS = """
    Hamlet|Macbeth|Moby-Dick|Middlemarch|the Odyssey|the Bible|the Koran|Don Giovanni|La Bohème|Swan Lake|the Mona Lisa|Guernica|The Last
    Supper|Star Wars|The Godfather|Casablanca|Oppenheimer|Succession|The Crown|Breaking Bad|Pride and Prejudice|War and Peace|Ulysses|
    Beloved|Les Misérables|Cats|The Nutcracker|The Magic Flute|the Goldberg Variations|Symphony No. 5|Chip War|The Art of War
"""
DISEASES = """
    Covid-19|COVID-19|Ebola|Zika|Alzheimer's|Parkinson's|Crohn's disease|Hodgkin lymphoma|HIV|MRSA|Lyme disease|Down syndrome|SARS|H5N1|
    Tourette syndrome|E. coli|Type 2 diabetes|ALS|PTSD|ADHD|Marfan syndrome|Legionnaires' disease
"""
TERMS = """
    TV|EV|PR|IT|HR|UAV|SUV|GPS|DVD|CD|QR code|HVAC|ATM|PIN|ID|SIM card|MP3|MP3s|PM2.5|IDM|ASIC|ASICs|FPGA|FPGAs|NPU|SoC|LLM|LLMs|KYC|BOM|
    NIC|SSD|RAM|VPN|SaaS|IaaS|PaaS|IoT|AML|ESG|M&A|VC|OEM|OEMs|ODM|B2B|AR|VR|UI|UX|URL|HTML|SQL|JSON|CSV|CCTV|RFID|LNG|LPG|HGV|NGO|NGOs|GMO|BMI|
    CBDC|CBDCs|DeFi|NFT|NFTs|KPI|MOU|RFP|TBD|FYI|VIP|MVP|No. 1|the 1990s|the 2000s|the 1930s|Level 4|Grade A|Class B|Type C|Model T|Plan B|Day 1|
    Round 2|Game 7|Act II|Book IV|Part Two|Lot 49|Bldg. 4|Unit 5|Zone 3|Room 12|Gate B7|Flight 370|Channel 4 News hour|Highway Patrol|Twitter|
    Facebook page|Google Doc|Zoom call|Covid|Q&A|Ph.D.|M.D.|J.D.|B.A.|U.K.-style|U.S.-style|Big Tech|Big Oil|Old English|New Age|Mother Nature|
        AI|GPU|GPUs|CPU|HBM|HBM3E|DRAM|NAND|EDA|EUV|DUV|IC|ICs|API|ECCN|ECCNs|CEO|CFO|GDP|IPO|ETF|LLC|FAQ|FAQs|PDF|USB|Wi-Fi|Bluetooth|5G|6G|LED|
    R&D|NDA|SUV|EV|EVs|DNA|MRI|CT scan|ICU|X-ray|UAV|IED|PhD|MBA|Q3|Q1|FY2025|B.C.|A.D.|p.m.|a.m.|Internet|Web|Moore's Law|Section 301|Title
    IX|Chapter 11|Form 10-K|Part 744|Supplement No. 1|Annex I|Appendix B|Schedule A|Table 3|Figure 2|Exhibit A|Footnote 5|Country Group D:5|
    Country Group A:1|Category 3|Tier 1|Tier 2|Phase II|Volume IV|Chapter III|Paragraph (c)|Note 2|Section 1758|ANPRM|NPRM|TPP|RFI|SME|
    Native American|Nasdaq composite|S&P 500|Dow|Nikkei 225|Hang Seng|FTSE 100|DAX|Brent|LIBOR|SOFR|Basel III|TOPS|C++|NVLink|PCIe|CoWoS
"""

TOWN_STEMS = """
    Al Ash Bar Bel Ber Blue Bran Bri Brook Bur Cal Cam Car Ched Chel Clay Clif Col Cran Dal Dar Deer Den Dor Dun East Eden El Fair Fal Farn Ferr
    Glen Gran Green Grin Hal Ham Har Hart Hazel Hol Hud Hun Kel Ken Kings Lan Led Lin Lock Lud Mal Mar Mel Mid Mill Mon Mor New Nor North Oak
    Or Oster Pem Pres Quin Rad Ran Red Rich Ridge Rock Ross Rush Rye Sal San Shel Sher Shrews South Spring Stan Stock Stone Strat Sun Sut Tar
    Thorn Tren Up Val Wal War Way Well West Whit Wick Win Wood Wor Yar Kur Tash Sam Bish Nov Krasno Volgo Petro Zapo Khar Raj Jai Nag Kan Hyder
    Islam Fais Nara Mats Hiro Oka Toyo Fuku Kuma Saka Huai Jing Lian Zhang Cang Heng Shao Yue Baoding Tang Hand Lat Tart Jabl Raqq Deir Qayyar
"""
TOWN_ENDS = """
    ton ville burg bury ham ford field port mouth dale wick worth by stead ley gate bridge brook haven wood land more don chester minster
    grad sk ovo insk pur abad garh nagar shima saka moto yama gawa kawa zhou yang shan jiang ning xi du kou men cheng iyah ah ia
    hausen heim stadt dorf feld furt bach berg sund vik havn köping borg lund ås ville court mont
"""
TOWN_TAILS = "Falls|Springs|Heights|Beach|Creek|Valley|County|Province|Township|Island|Bay|Park|Hills|Lake|Harbor|Junction|Grove|Ridge|Point|Village|District|Plains|Center"
TOWN_HEADS = "San|Santa|Port|Fort|Lake|Mount|Saint|St.|New|West|East|North|South|Upper|Lower|Cape|El|Los|La|Al|Deir|Villa|Bad|Kota|Ciudad"
