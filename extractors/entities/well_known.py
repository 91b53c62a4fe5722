"""Widely known bodies and people that nobody watches, by names that mean hardly anything else."""

_COMPANIES = """
    3M|ABB|Acer|Adidas|Adobe|ADT|Advantest|Aecom|Aeroflot|Agilent|Air France|Air Liquide|Air Products|Airbnb|Airbus|Air China|Aixtron|Akamai|Alcatel|Alstom|Allianz|
    American Airlines|American Express|Amkor|Analog Devices|Ansys|Arc'teryx|Archer Daniels Midland|Arm Holdings|Asics|Aston Martin|AstraZeneca|Asus|AT&T|Atlassian|
    Audi|Autodesk|Avnet|BAE Systems|Bain & Company|BASF|Bass Pro Shops|Bayer|Bechtel|Ben & Jerry's|Bentley|Berkshire Hathaway|Best Buy|BHP|Bharat Electronics|BMW|BNP Paribas|
    Boeing|Bombardier|Bosch|Boston Consulting Group|Boston Dynamics|Bridgestone|British Airways|Burberry|Burger King|Cabela's|Capgemini|Cargill|Carl Zeiss|Carrefour|
    Caterpillar|Cathay Pacific|Cerebras|Chevron|Chrysler|Cisco|Citigroup|Citrix|Cloudflare|CNOOC|Coca-Cola|Coherent Corp|Coinbase|Colgate|Columbia Sportswear|Comac|Comcast|
    ConocoPhillips|Continental AG|Corning|Costco|Credit Suisse|Crompton Greaves|CrowdStrike|CVS Health|Daikin|Daimler|Danone|Danfoss|Dassault|Decathlon|Delta Air Lines|Deutsche Bank|
    Deutsche Telekom|DHL|Dick's Sporting Goods|Digi-Key|Dow Chemical|Dropbox|Ducati|DuPont|EasyJet|eBay|Ebara|Eaton Corporation|Electrolux|Eli Lilly|Embraer|Emirates Airline|
    Eni|Epic Games|Ericsson|Etihad Airways|Etsy|Evonik|Expedia|ExxonMobil|FedEx|Ferrari|Fiat|Flipkart|FN Herstal|Foxconn|Fujifilm|Fujitsu|Garmin|Gazprom|GE Aerospace|GE Vernova|
    General Dynamics|General Electric|General Mills|General Motors|GitHub|GitLab|GlaxoSmithKline|Glencore|Glock|Godrej|Goldman Sachs|Goodyear|GoPro|GSK|Haas Automation|Halliburton|
    Harley-Davidson|Havells|Heckler & Koch|Heineken|Hermès|Hero MotoCorp|Hewlett-Packard|HP|Ford Motor|Hexagon AB|Hitachi|Honda|Honeywell|HSBC|Hugging Face|Hyundai|Hyundai Motor|Ikea|Imagination Technologies|
    Indian Oil|Ineos|Infosys|Instagram|Interactive Brokers|Intuit|Jaguar Land Rover|JBS|JetBrains|JetBlue|Johnson & Johnson|Johnson Controls|JPMorgan|JPMorgan Chase|Kawasaki|Kellogg's|Kia|KLM|Kinder Morgan|Energy Transfer|Wood Mackenzie|Booking.com|Tripadvisor|Choice Hotels|Marriott|Hilton|Airtel|Kodak|
    Komatsu|Korean Air|Kraft Heinz|Kubota|Kuka|KTM|L'Oréal|L3Harris|Lamborghini|Lattice Semiconductor|Lego|Leroy Merlin|Levi Strauss|Lenovo|LG|LG Electronics|LinkedIn|L.L. Bean|Lockheed Martin|
    Logitech|Lufthansa|Lukoil|Lumentum|LVMH|Lynas|Maersk|Mahindra|Marks & Spencer|Maruti Suzuki|Mastercard|Mattel|Mazda|McDonald's|McKinsey|Mediterranean Shipping Company|Mercedes-Benz|
    Merck|Michelin|Microchip Technology|Mitsubishi|Mitsubishi Electric|Mitsubishi Heavy Industries|Mitsui|MKS Instruments|Moderna|Morgan Stanley|Morningstar|Motorola|Mouser|Mozilla|MTU|Murata|Nestlé|Netflix|
    Netgear|Nike|Nikon|Nintendo|Nippon Steel|Nissan|Nokia|Nomura|Northrop Grumman|Novartis|Novo Nordisk|Nutanix|Okta|Olympus Corporation|Omron|Orient Electric|Osram|Otis Worldwide|Palo Alto Networks|Panasonic|Parker Hannifin|PayPal|
    PepsiCo|Petrobras|PetroChina|Peugeot|Pfizer|Philips|Pirelli|Porsche|Posco|PowerChip|Procter & Gamble|Puma SE|Qantas|Qatar Airways|Radisson|Rakuten|Raytheon|Red Bull|Red Hat|Reliance Industries|Remy Cointreau|Renault|
    Renesas|Renishaw|Repsol|Rheinmetall|Ricoh|Rio Tinto|Roblox|Roche|Rolex|Rolls-Royce|Rosatom|Rosneft|Rostec|RTX Corporation|Ryanair|Saab|Saint-Gobain|Salesforce|Salomon|SanDisk|Sandvik|Sanofi|SAP|Saudi Aramco|
    Schlumberger|Schneider Electric|Sharp Corporation|Shimano|Shopify|Siemens Energy|Sig Sauer|Sinopec|SK Telecom|Skyworks|Smith & Wesson|SoftBank|Solvay|Sony|Southwest Airlines|SpaceX|Spotify|Stack Overflow|
    Standard Chartered|Starbucks|Steelbird|Stellantis|Stihl|STMicroelectronics|Studds Accessories|Suzuki|Swarovski|Swatch|Sotheby's|Christie's|Macy's|Wendy's|Domino's|Denny's|Kohl's|Lowe's|Sainsbury's|Roland Berger|Stadler Rail|CRRC|QuantumCTek|Syngenta|Takeda|Tata Consultancy Services|Tata Electronics|Tata Motors|Tata Steel|Telefonica|
    Temu|Teradyne|Tesco|Tesla|Thales|Thermo Fisher|Thyssenkrupp|TikTok|Toshiba|TotalEnergies|Toyota|Trumpf|T-Mobile|Turkish Airlines|Twitch|Twitter|u-blox|Uber|UBS|UniCredit|Unilever|
    Union Pacific|United Airlines|United Launch Alliance|UPS|U.S. Steel|Valeo|Veeco|Verizon|Vestas|Vodafone|Volkswagen|Voltas|Volvo|Walgreens|Walmart|Warner Bros.|Wells Fargo|Western Digital|
    WhatsApp|Whirlpool|Wikipedia|Wipro|Wistron|WordPress|Xerox|Xilinx|Yahoo|Yamaha|YouTube|Zalando|Zeiss|ZF Friedrichshafen|Zoom Video|BlackBerry|BlackRock|Blackstone|Bloomberg Intelligence|Crédit Agricole|
    Barclays|Santander|Société Générale|ING Bank|Commerzbank|Bank of China|ICBC|China Construction Bank|Citic Securities|CICC|Huatai Securities|Nasdaq|New York Stock Exchange|London Stock Exchange|
    Hong Kong Stock Exchange|Fitch Ratings|Moody's|S&P Global|Standard & Poor's|Visa Inc.|Western Union|MoneyGram|Euroclear|SWIFT|Binance|Kraken Exchange|Tether|Robinhood Markets|Susquehanna|Evercore ISI|Wedbush|
    Wedbush Securities|Piper Sandler|Raymond James|Mizuho|Daiwa|Macquarie|DBS|CLSA|Oppenheimer & Co.|Cantor Fitzgerald|Truist|TD Cowen|KeyBanc|Stifel|Baird|Rosenblatt Securities|Needham & Company|Deloitte|KPMG|PwC|Ernst & Young|
    Lloyd's|Lloyd's of London|Marsh McLennan|Willis Towers Watson|Aon|Munich Re|Swiss Re|Accenture|Gartner|Forrester|IDC|TechInsights|SemiAnalysis|TrendForce|Counterpoint Research|Omdia|Canalys|IHS Markit|Yole Group|Gavekal|Gavekal Dragonomics|Rhodium Group|Eurasia Group|Oxford Economics|Capital Economics|Kharon|
    Sayari|Dun & Bradstreet|LexisNexis|Thomson Reuters|Descartes|Dow Jones Risk|Temasek|Public Investment Fund|Qatar Investment Authority|Abu Dhabi Investment Authority|GIC|Core42|Together AI|Illumina|Uniqlo|Mubadala|Sequoia Capital|Andreessen Horowitz|HongShan|Hillhouse|Tiger Global|KKR|Carlyle|Apollo Global Management|CoreWeave|Nebius|Crusoe|
    Lambda Labs|Equinix|Digital Realty|Vantage Data Centers|Firmus|Yotta|Humain|Khazna|Douyin|Xiaohongshu|Didi|Ant Group|Alipay|WeChat|Weibo|Kuaishou|Bilibili|Trip.com|Geely|Chery|SAIC|Nio|XPeng|Li Auto|Gree|Midea|Haier|Hisense|TCL|
    Lenskart|Zomato|Paytm|Adani|Adani Group|Larsen & Toubro|Bharat Forge|Hindustan Aeronautics|Bajaj|Royal Enfield|TVS Motor|Tsmc Arizona|Studio Ghibli|Ubisoft|Rockstar Games|Electronic Arts|Activision Blizzard|Bethesda|CD Projekt|
    Merrell|Osprey Packs|Deuter|Fjällräven|Mammut|Berghaus|Black Diamond|Hilleberg|Petzl|Scarpa|Altra|Hoka|New Balance|Under Armour|Lululemon|Helly Hansen|Rab|Cotopaxi|Thule|Yeti Coolers|Leatherman|Victorinox|Coleman
"""
_OTHERS = """
    Associated Press|Agence France-Presse|AFP|BBC|BBC News|BBC Radio|CNN|CNBC|CBS News|NBC News|ABC News|Fox News|NPR|PBS|Politico|Axios|Semafor|Financial Times|The Economist|The Guardian|The New York Times|New York Times|
    The Washington Post|Washington Post|The Wall Street Journal|Wall Street Journal|Los Angeles Times|Chicago Tribune|The Verge|The Register|The Information|TechCrunch|Ars Technica|Tom's Hardware|EE Times|DigiTimes|Nikkei|Nikkei Asia|
    Asahi Shimbun|Yomiuri Shimbun|Kyodo News|Yonhap|Yonhap News Agency|Chosun Ilbo|JoongAng Ilbo|Maeil Business Newspaper|Hankyung|Caixin|Caixin Global|Xinhua|Xinhua News Agency|Global Times|People's Daily|CCTV|Economic Daily News|Liberty Times|
    Straits Times|Channel NewsAsia|Times of India|Economic Times|The Hindu|Indian Express|Press Trust of India|Al Jazeera|Der Spiegel|Handelsblatt|Frankfurter Allgemeine Zeitung|Le Monde|Le Figaro|El País|La Repubblica|De Telegraaf|NRC Handelsblad|
    De Standaard|Financieele Dagblad|TASS|RIA Novosti|Interfax|Kommersant|Moscow Times|Kyiv Independent|ProPublica|Bellingcat|Forbes|Barron's|MarketWatch|Business Insider|Law360|Inside Trade|Export Compliance Daily|Sky Sports|Sky News|Eurosport|ESPN|
    Sports Illustrated|National Geographic|Scientific American|Nature Medicine|The Lancet|New England Journal of Medicine|Netzpolitik|Wirecutter|Consumer Reports|
    United Nations|UN|World Trade Organization|WTO|World Health Organization|World Bank|International Monetary Fund|IMF|OECD|NATO|ASEAN|African Union|UNICEF|UNESCO|International Committee of the Red Cross|Red Cross|Interpol|World Economic Forum|
    FIFA|UEFA|International Olympic Committee|Amnesty International|Human Rights Watch|Greenpeace|Transparency International|Doctors Without Borders|Oxfam|
    RAND|RAND Corporation|Brookings Institution|Brookings|Heritage Foundation|Cato Institute|Hudson Institute|American Enterprise Institute|Atlantic Council|Council on Foreign Relations|Carnegie Endowment for International Peace|CSIS|
    Center for Strategic and International Studies|Center for a New American Security|CNAS|Center for Security and Emerging Technology|CSET|Institute for Progress|Americans for Responsible Innovation|Foundation for Defense of Democracies|
    Information Technology and Innovation Foundation|Information Technology Industry Council|Peterson Institute for International Economics|Chatham House|Bruegel|MERICS|Mercator Institute for China Studies|Royal United Services Institute|RUSI|
    International Institute for Strategic Studies|Stimson Center|Wilson Center|Asia Society|Jamestown Foundation|Institute for Science and International Security|Wisconsin Project on Nuclear Arms Control|Conflict Armament Research|
    Kyiv School of Economics|C4ADS|Center for Advanced Defense Studies|Epoch AI|Silverado Policy Accelerator|Special Competitive Studies Project|Stockholm International Peace Research Institute|Lowy Institute|Observer Research Foundation|
    Semiconductor Industry Association|SEMI|National Association of Manufacturers|Business Roundtable|National Foreign Trade Council|U.S.-China Business Council|US-China Business Council|American Chamber of Commerce|BSA|TechNet|CTIA|
    VDMA|ZVEI|European Semiconductor Industry Association|China Semiconductor Industry Association|Federation of Indian Chambers of Commerce and Industry|NASSCOM|AFL-CIO|United Auto Workers|Teamsters|
    Democratic Party|Republican Party|Labour Party|Chinese Communist Party|Communist Party|Communist Party of China|CCP|Kuomintang|Hamas|Hezbollah|Taliban|Wagner Group|
    Harvard University|Harvard|Stanford University|Stanford|Massachusetts Institute of Technology|MIT|Princeton University|Yale University|Columbia University|Cornell University|Georgetown University|Georgetown|Johns Hopkins University|
    Carnegie Mellon University|Carnegie Mellon|Purdue University|Caltech|UC Berkeley|University of California, Berkeley|Tsinghua University|Tsinghua|Peking University|Fudan University|Zhejiang University|Chinese Academy of Sciences|Oxford University|
    Cambridge University|Imperial College London|King's College London|London School of Economics|ETH Zurich|EPFL|TU Delft|KU Leuven|KAIST|POSTECH|Seoul National University|National Taiwan University|Indian Institute of Science|IIT Madras|IIT Bombay|IIT Delhi|
    Imec|Fraunhofer|CEA-Leti|Max Planck Society|Wellcome Trust|Gates Foundation|Linux Foundation|Apache Software Foundation|Mozilla Foundation|Wikimedia Foundation|IEEE|ACM|Smithsonian Institution|British Museum|Royal Society|Metropolitan Museum of Art|
    Akin Gump|Covington & Burling|Steptoe|Sidley Austin|Latham & Watkins|Gibson Dunn|Kirkland & Ellis|WilmerHale|Hogan Lovells|Baker McKenzie|Wiley Rein|Crowell & Moring|Morrison Foerster|Mayer Brown|White & Case|Debevoise & Plimpton|Skadden|
    Ropes & Gray|Arnold & Porter|Torres Trade Law|Miller & Chevalier|Holland & Knight|Dentons|DLA Piper|King & Wood Mallesons|Clifford Chance|Freshfields|Linklaters|Allen & Overy|Paul Hastings|Perkins Coie|Jones Day|Thompson Hine|Braumiller Law Group|
    Manchester United|Manchester City|Arsenal|Chelsea FC|Liverpool FC|Tottenham Hotspur|Leeds United|Everton|Aston Villa|Newcastle United|West Ham United|Brighton & Hove Albion|Real Madrid|Atlético Madrid|FC Barcelona|Bayern Munich|Borussia Dortmund|
    Juventus|Inter Milan|AC Milan|Paris Saint-Germain|Ajax|PSV Eindhoven|Feyenoord|Celtic FC|Premier League|Champions League|Bundesliga|La Liga|Serie A|NFL|NBA|NHL|MLB|Major League Baseball|New York Yankees|Boston Red Sox|Los Angeles Lakers|Golden State Warriors|
    Boston Celtics|Chicago Bulls|Dallas Cowboys|Green Bay Packers|Kansas City Chiefs|Philadelphia Eagles|New England Patriots|Toronto Maple Leafs|Montreal Canadiens|Formula One Management
"""
_AGENCIES = """
    European Commission|European Parliament|European Council|European Central Bank|ECB|European Court of Justice|Council of the European Union|Europol|Bank of England|Bank of Japan|Bank of Korea|Bank of Canada|Bank of France|Banque de France|
    Bundesbank|Reserve Bank of India|Reserve Bank of Australia|People's Bank of China|PBOC|Swiss National Bank|Monetary Authority of Singapore|Hong Kong Monetary Authority|Federal Reserve|Federal Reserve Board|Federal Open Market Committee|
    Office of the Comptroller of the Currency|Federal Deposit Insurance Corporation|FDIC|Consumer Financial Protection Bureau|Commodity Futures Trading Commission|CFTC|Financial Conduct Authority|BaFin|HM Treasury|HM Revenue and Customs|HMRC|
    Home Office|Foreign Office|Export Control Joint Unit|Ministry of Defence|National Crime Agency|Companies House|Bureau of Indian Standards|Directorate General of Foreign Trade|DGFT|Lok Sabha|Rajya Sabha|Diet of Japan|Bundestag|Bundesrat|BAFA|
    Knesset|State Duma|Kremlin|Federal Security Service|Federal Customs Service|People's Liberation Army|PLA|State Council|Politburo|National Development and Reform Commission|NDRC|Cyberspace Administration of China|
    State Administration for Market Regulation|General Administration of Customs|Supreme People's Court|Islamic Revolutionary Guard Corps|IRGC|Korea Customs Service|Financial Services Agency|Japan Patent Office|Singapore Customs|
    Federal Trade Commission|FTC|Federal Communications Commission|FCC|Food and Drug Administration|FDA|Environmental Protection Agency|EPA|Internal Revenue Service|IRS|NASA|National Transportation Safety Board|Federal Aviation Administration|FAA|
    National Highway Traffic Safety Administration|Nuclear Regulatory Commission|National Science Foundation|National Institutes of Health|NIH|Centers for Disease Control and Prevention|CDC|U.S. Geological Survey|Army Corps of Engineers|
    Supreme Court|U.S. Supreme Court|Court of International Trade|U.S. Court of International Trade|D.C. Circuit|Federal Circuit|Ninth Circuit|Second Circuit|Fourth Circuit|Fifth Circuit|Library of Congress|Government Accountability Office|
    Congressional Research Service|Congressional Budget Office|U.S. Army|U.S. Navy|U.S. Air Force|Army|Navy|Air Force|Coast Guard|Marine Corps|National Guard|Secret Service|Drug Enforcement Administration|Central Intelligence Agency|CIA|National Security Agency|NSA|
    Homeland Security Investigations|HSI|Immigration and Customs Enforcement|Customs and Border Protection|U.S. Customs and Border Protection|Defense Criminal Investigative Service|Naval Criminal Investigative Service|
    Bureau of Alcohol, Tobacco, Firearms and Explosives|ATF|National Park Service|Forest Service|Postal Service|U.S. Postal Service|Small Business Administration|Alcohol and Tobacco Tax and Trade Bureau|Export-Import Bank|International Trade Commission|U.S. International Trade Commission|
    Scotland Yard|Metropolitan Police|Crown Prosecution Service|NHS|National Health Service|International Court of Justice|International Criminal Court|UN Security Council|International Atomic Energy Agency|Enterprise Chamber
"""

_PEOPLE = """
    Putin|Vladimir Putin|Zelensky|Zelenskyy|Volodymyr Zelensky|Narendra Modi|Emmanuel Macron|Macron|Netanyahu|Erdogan|Elon Musk|Tim Cook|Sam Altman|Satya Nadella|
    Bill Gates|Obama|Barack Obama|Keir Starmer|Olaf Scholz|Friedrich Merz|Ursula von der Leyen|Shigeru Ishiba|Lai Ching-te|Kim Jong Un|Khamenei
"""

WELL_KNOWN: tuple[tuple[str, str], ...] = tuple(
    (label, " ".join(name.split()))
    for label, table in (
        ("ORG", _COMPANIES),
        ("ORG", _OTHERS),
        ("AGENCY", _AGENCIES),
        ("PERSON", _PEOPLE),
    )
    for name in table.split("|")
)
"""Label and name; a watched entity of the same name goes before."""
