"""Towns, states and provinces: capitalised, and no mention by themselves."""

CITIES = """
    Beijing|Shanghai|Shenzhen|Hangzhou|Chengdu|Nanjing|Wuhan|Dongguan|Guangzhou|Tianjin|Chongqing|Suzhou|Xi'an|Hefei|Qingdao|Dalian|
    Xiamen|Ningbo|Changsha|Jinan|Harbin|Zhuhai|Wuxi|Kunming|Taipei|Hsinchu|Tainan|Kaohsiung|Tokyo|Osaka|Kyoto|Nagoya|Yokohama|Seoul|
    Busan|Incheon|Suwon|Pyongyang|Hanoi|Ho Chi Minh City|Bangkok|Jakarta|Manila|Kuala Lumpur|Penang|Johor Bahru|Delhi|New Delhi|Mumbai|
    Bengaluru|Chennai|Hyderabad|Kolkata|Pune|Karachi|Lahore|Islamabad|Dhaka|Colombo|Kathmandu|Dubai|Abu Dhabi|Sharjah|Doha|Riyadh|
    Jeddah|Kuwait City|Manama|Muscat|Tehran|Isfahan|Baghdad|Basra|Damascus|Aleppo|Beirut|Amman|Jerusalem|Tel Aviv|Haifa|Cairo|Alexandria|
    Istanbul|Ankara|Izmir|Athens|Sofia|Bucharest|Belgrade|Zagreb|Budapest|Vienna|Graz|Prague|Brno|Warsaw|Krakow|Gdansk|Berlin|Munich|
    Hamburg|Frankfurt|Cologne|Dresden|Stuttgart|Leipzig|Zurich|Geneva|Basel|Bern|Milan|Rome|Naples|Turin|Venice|Florence|Madrid|
    Barcelona|Seville|Valencia|Lisbon|Porto|Paris|Lyon|Marseille|Toulouse|Grenoble|Lille|Brussels|Antwerp|Leuven|Ghent|Amsterdam|
    Rotterdam|The Hague|Eindhoven|Veldhoven|Utrecht|Nijmegen|Copenhagen|Aarhus|Stockholm|Gothenburg|Malmö|Oslo|Bergen|Helsinki|Espoo|
    Tampere|Reykjavik|Tallinn|Riga|Vilnius|Minsk|Kyiv|Kharkiv|Lviv|Odesa|Moscow|St. Petersburg|Novosibirsk|Zelenograd|Kazan|Samara|
    Tbilisi|Yerevan|Baku|Almaty|Astana|Tashkent|Bishkek|London|Manchester|Birmingham|Leeds|Bristol|Cambridge|Oxford|Glasgow|Edinburgh|
    Belfast|Cardiff|Liverpool|Sheffield|Newport|Dublin|Cork|Galway|Lagos|Abuja|Accra|Nairobi|Mombasa|Kampala|Addis Ababa|Johannesburg|
    Cape Town|Durban|Pretoria|Casablanca|Rabat|Tunis|Algiers|Dakar|São Paulo|Rio de Janeiro|Brasília|Buenos Aires|Córdoba|Santiago|Lima|
    Bogotá|Medellín|Quito|Caracas|Panama City|Mexico City|Guadalajara|Monterrey|Tijuana|Havana|Toronto|Montreal|Vancouver|Ottawa|
    Calgary|Waterloo|Quebec City|Halifax|Sydney|Melbourne|Brisbane|Perth|Canberra|Adelaide|Auckland|Wellington|Christchurch|Honolulu|
    Washington|New York|Los Angeles|Chicago|Houston|Phoenix|Chandler|Philadelphia|San Antonio|San Diego|Dallas|San Jose|Austin|
    Jacksonville|San Francisco|Columbus|Fort Worth|Indianapolis|Charlotte|Seattle|Denver|Boston|El Paso|Nashville|Detroit|Portland|
    Las Vegas|Memphis|Louisville|Baltimore|Milwaukee|Albuquerque|Tucson|Fresno|Sacramento|Mesa|Kansas City|Atlanta|Omaha|Raleigh|
    Miami|Long Beach|Oakland|Minneapolis|Tulsa|Tampa|Arlington|New Orleans|Cleveland|Pittsburgh|Cincinnati|St. Louis|Orlando|Buffalo|
    Rochester|Syracuse|Albany|Ithaca|Burlington|Concord|Providence|Hartford|New Haven|Stamford|Trenton|Newark|Wilmington|Richmond|
    Norfolk|Charleston|Savannah|Birmingham|Jackson|Little Rock|Boise|Spokane|Tacoma|Eugene|Salem|Reno|Provo|Boulder|Santa Clara|
    Sunnyvale|Palo Alto|Mountain View|Cupertino|Menlo Park|Fremont|Santa Monica|Irvine|Bellevue|Redmond|Plano|Malta|Fishkill|Hillsboro|
    Springfield|Lexington|Salisbury|Bedford|Lincoln|Madison|Cedar Rapids|Duluth|Fargo|Bismarck|Cheyenne|Helena|Juneau|Anchorage|Capitol
    Hill|Downing Street|Brussels|Westminster|Silicon Valley|Wall Street|the Hague
"""
STATES = """
    Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|
    Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New
    Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|
    Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|District of Columbia|Puerto Rico|Guam|Ontario|Quebec|
    British Columbia|Alberta|Manitoba|Bavaria|Saxony|Catalonia|Andalusia|Lombardy|Tuscany|Brittany|Normandy|Scotland|Wales|England|
    Northern Ireland|Cornwall|Kent|Essex|Yorkshire|Flanders|Wallonia|Guangdong|Jiangsu|Zhejiang|Sichuan|Anhui|Hubei|Hunan|Fujian|Yunnan|
    Xinjiang|Tibet|Inner Mongolia|Gujarat|Kerala|Punjab|Karnataka|Maharashtra|Tamil Nadu|Queensland|Victoria|New South Wales|Crimea|Donbas|
    Siberia|Chechnya|Anatolia|Kurdistan|Anbar|Nineveh|Hokkaido|Kyushu|Okinawa|Jalisco|Sonora|Patagonia
"""
TOWNS: frozenset[str] = frozenset(
    " ".join(name.split()) for name in (CITIES + "|" + STATES).split("|")
)
"""All of them, each as it is written."""
