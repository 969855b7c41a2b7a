"""A grammar of invented news English: RULES maps a symbol to its alternatives.

`{X}` in an alternative is replaced by an expansion of X; `{X^}` gets a capital first letter.
All people, bodies and happenings are invented; countries and cities are real and chosen blindly.
"""

_WORDS = {
    "FIRST": "Anna Ivan Leila Carlos Mei Fatima John Mary Oluwaseun Kofi Sven Ingrid Pierre Giulia Haruto Aigul Tomás Zoë José Nguyễn Priya Samir "
             "Ruth Ezra Björn Siobhán Dmitri Katarzyna Ahmed Chloe Mateus Noor Yusuf Elif Wanjiru Tane Sione Ana-Maria Jean-Luc Ho-jin",
    "LAST": "Novak Okafor Lindqvist Moreau Tanaka Petrov Haddad O'Brien Smith Garcia van-der-Berg Kowalski Rossi Müller Jensen Fonseca Mbeki-Jones Aydin "
            "Castellanos Whitfield McAllister Dvořák Ólafsdóttir Santos Ivanenko Rahimov Achebe Nakamura Sato Lee Kim Park Chen Virtanen Bauer D'Angelo "
            "Singh-Harrow Toure Bekele Eriksen",
    "CITY": "Oslo Nairobi Geneva Lima Tbilisi Jakarta Ottawa Lisbon Quito Riga Accra Manila Vienna Tunis Kigali Helsinki Bogotá Reykjavík Montevideo "
            "Addis-Ababa Paris Rome Berlin Prague Seoul Canberra Wellington Dakar Doha Muscat Warsaw Dublin Bern",
    "COUNTRY": "Norway Kenya Switzerland Peru Georgia Indonesia Canada Portugal Ecuador Latvia Ghana Austria Tunisia Rwanda Finland Iceland Uruguay "
               "Ethiopia France Italy Germany Japan Australia Senegal Qatar Oman Poland Ireland Chile Nepal Malta Cyprus Brazil Mexico Botswana",
    "NORP": "Norwegian Kenyan Swiss Peruvian Georgian Indonesian Canadian Portuguese Ecuadorian Latvian Ghanaian Austrian Tunisian Finnish Icelandic "
            "French Italian German Japanese Australian Qatari Omani Polish Irish Chilean Nepalese European African Buddhist Catholic Liberal",
    "ADJ": "new fragile joint economic military secret formal bilateral urgent unexpected senior local regional humanitarian limited heavy bitter "
           "long-running short-lived so-called unprecedented final earlier renewed modest large small cold open-ended last-minute cross-border "
           "disputed peaceful temporary permanent independent state-owned rising falling record angry quiet former",
    "NOUN": "agreement border meeting proposal plan statement report ceasefire bridge hospital market school convoy commission delegation dam pipeline "
            "harbour village election budget strike protest patrol exercise drone letter treaty panel court vote deadline railway ferry inquiry "
            "blockade corridor vaccine drought flood harvest tariff loan currency satellite telescope orchestra museum glacier",
    "PLURAL": "talks officials villagers soldiers fishermen observers exports prices troops monitors prisoners refugees negotiators farmers students "
              "journalists engineers sanctions weapons tankers flights shipments visas doctors miners lorries ministers envoys children mice women "
              "men people police crises analyses axes geese lives shelves teeth",
    "MASS": "water fuel grain aid pressure evidence progress information electricity rice timber gold cotton traffic criticism support",
    "VT": "rejected signed welcomed criticised postponed announced approved condemned reopened inspected monitored funded rebuilt drafted leaked "
          "suspended extended abandoned praised discussed blocked broke wrote forgot withdrew chose drove stole shook sent",
    "VT3": "rejects signs welcomes blames backs wants seeks fears denies confirms faces leaves hosts joins buys carries watches teaches",
    "VTB": "reject sign accept review delay reopen inspect fund rebuild leave support stop send build buy negotiate lift repair cut hold",
    "VTG": "rejecting signing reviewing delaying reopening funding rebuilding leaving supporting stopping sending building lying dying running "
           "making getting putting travelling",
    "VTN": "rejected signed reviewed delayed reopened funded rebuilt driven written broken taken seen given sent built held thrown begun found",
    "VI": "collapsed resumed arrived left failed rose fell waited spoke slept ended began continued vanished returned fled lay rang sank grew",
    "SAYV": "said added warned insisted claimed explained noted argued replied admitted stressed wrote promised joked",
    "ADV": "quietly openly repeatedly reportedly once again soon badly well hardly barely never always almost finally later yesterday abroad "
           "nevertheless perhaps very-slowly sooner faster better worse most far",
    "MONTH": "January February March April May June July August September October November December Jan. Feb. Aug. Sept. Oct. Nov. Dec.",
    "DAY": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon. Tues. Sat.",
    "ROLE": "president prime-minister foreign-minister spokeswoman spokesman general mediator envoy senator judge mayor ambassador professor "
            "engineer captain bishop striker captain's-mate vice-president secretary-general",
    "UNIT": "km kilometres miles tonnes kg barrels hectares metres m² litres MW GB mph ft °C",
}
RULES = {name: [word.replace("-", " ") if name in ("CITY", "ROLE", "ADV", "LAST") and name != "LAST" else word for word in words.split()]
         for name, words in _WORDS.items()}
RULES["ADV"] = [w.replace("-", " ") for w in RULES["ADV"]]

RULES.update({
    "PERSON": ["{FIRST} {LAST}", "{FIRST} {LAST}", "{LAST}", "{TITLE} {LAST}", "{TITLE} {FIRST} {LAST}", "{FIRST} {INITIAL}. {LAST}", "{FIRST} {LAST} Jr.",
               "{NORP} {ROLE} {FIRST} {LAST}", "{COUNTRY}'s {ROLE}, {FIRST} {LAST},"],
    "TITLE": ["Mr.", "Mrs.", "Ms", "Dr.", "Prof.", "Gen.", "Lt. Col.", "Sen.", "President", "Prime Minister", "Sir", "Judge", "Sheikh"],
    "INITIAL": list("ABCDEFGHJKLMNPRSTVW"),
    "ORG": ["the {NORP} {ADJORG} of {FIELD}", "the {CITY} {INST}", "{LAST} {CORP}", "{LAST} & {LAST} {CORP}", "the {INST} of {CITY}", "UNIDO", "the WTO", "the EU",
            "the U.N.", "the African Union", "ASEAN", "the Red Cross", "the {COUNTRY} {INST}", "{ACRONYM}", "the World Bank", "the Senate", "the IMF"],
    "ADJORG": ["Ministry", "Department", "Office", "Institute", "Federation", "Board"],
    "FIELD": ["Defence", "Foreign Affairs", "Finance", "Agriculture and Fisheries", "Health", "Justice", "Trade", "the Interior"],
    "INST": ["Central Bank", "Parliament", "Observer", "Times", "University", "Football Association", "Peace Forum", "Stock Exchange", "Museum of Modern Art"],
    "CORP": ["Inc.", "Ltd", "Corp.", "GmbH", "plc", "Co.", "Holdings", "S.A.", "Group"],
    "ACRONYM": ["NPRC", "the FDLA", "K.L.T.", "OPEC", "the ICJ", "CERN", "the BRT-7", "Unilab", "eNorth"],
    "NUM": ["two", "three", "a dozen", "seventeen", "{D}", "{D}{D}", "{D}{D}{D}", "{D},{D}{D}{D}", "{D}{D},{D}{D}{D}", "{D}.{D} million", "some {D}{D}{D}", "more than {D}{D}",
            "at least {D}{D}", "about {D}0,000", "{D}{D}-{D}{D}", "one hundred and fifty", "half a million", "nearly half", "{D}½", "dozens of", "no fewer than twelve"],
    "D": list("123456789"),
    "MONEY": ["${D}{D}", "${D}.{D}bn", "US${D} million", "€{D}{D}0,000", "£{D}m", "{D}{D} euros", "{D},{D}00 rupees", "a dollar", "¥{D}{D}0 billion", "C${D}.{D}{D}", "{D}0 cents",
              "between ${D} and ${D}{D} a barrel", "CHF {D}0m"],
    "PERCENT": ["{D}%", "{D}.{D}%", "{D}{D} percent", "{D} per cent", "a third", "two-thirds", "{D} percentage points", "-{D}.{D}%"],
    "DATE": ["{DAY}", "{D} {MONTH}", "{MONTH} {D}", "{MONTH} {D}{D}, 19{D}{D}", "1{D} {MONTH} 20{D}{D}", "the {D}th of {MONTH}", "last {DAY}", "next week", "early 19{D}{D}",
             "the 19{D}0s", "mid-{MONTH}", "the third quarter", "20{D}{D}-0{D}-1{D}", "{D}/{D}/20{D}{D}", "two years ago", "Christmas Eve", "the weekend", "Q{D} 20{D}{D}", "tomorrow"],
    "TIME": ["{D}:{D}0 p.m.", "{D}am", "noon", "1{D}.30 GMT", "midnight", "dawn", "{D} o'clock", "late afternoon", "{D}:{D}5", "0{D}00 hours"],
    "PLACE": ["{CITY}", "{CITY}, {COUNTRY}", "northern {COUNTRY}", "the {NORP} border", "the Gulf of {COUNTRY}", "the {LAST} River", "Lake {LAST}", "Mount {LAST}", "{CITY} Airport",
              "the {ADJ} town of {LAST}ville", "St. {FIRST}'s Square", "the capital", "the West", "the South {NORP} Sea", "42 {LAST} Street", "the Hotel {LAST}"],
    "DET": ["the", "a", "the", "this", "that", "every", "another", "its", "their", "no", "any", "each", "his", "her", "our", "the country's"],
    "NP": ["{DET} {NOUN}", "{DET} {ADJ} {NOUN}", "the {PLURAL}", "{NUM} {PLURAL}", "{PERSON}", "{PERSON}", "{ORG}", "{ORG}", "{COUNTRY}", "{PRON}", "{MASS}", "{ADJ} {MASS}",
           "{DET} {NOUN} {NOUN}", "the {ADJ}, {ADJ} {NOUN}", "{COUNTRY} and {COUNTRY}", "{NP} and {NP}", "{DET} {NOUN} of {NP}", "{NP} {PP}", "{NP}, {APPOS},", "{NP} {RELC}", "both {PLURAL} and {PLURAL}",
           "{COUNTRY}'s {ADJ} {NOUN}", "{PERSON}'s {NOUN}", "the {PLURAL}' {NOUN}", "those {PLURAL} {VTN} in {PLACE}", "all of the {PLURAL}", "{VTG} the {NOUN}", "most {NORP} {PLURAL}",
           "the {ADJ}est of the {PLURAL}", "one of {PERSON}'s {PLURAL}", "either side", "the {NOUN} \"{NOUN} {NOUN}\""],
    "PRON": ["he", "she", "they", "it", "we", "I", "you", "everyone", "nobody", "who", "someone", "this", "these", "both", "neither"],
    "APPOS": ["the {ADJ} {NOUN} of {PLACE}", "a {ADJ} {ROLE}", "{D}{D}", "whose {NOUN} {VI}", "who {VT} {NPS}", "founded in 19{D}{D}", "himself a {ROLE}", "now {D}{D}"],
    "NPS": ["{DET} {NOUN}", "{DET} {ADJ} {NOUN}", "{NUM} {PLURAL}", "{PERSON}", "{COUNTRY}", "them", "him", "{MONEY}", "{ORG}", "{MASS}", "itself", "what {PRON} {VT}", "{PERCENT} of the {PLURAL}"],
    "RELC": ["that {VT} {NPS}", "which {PRON} had {VTN}", "who {VI} in {PLACE}", "{PRON} {VT}", "whose {NOUN} was {VTN}", "where {NP} {VI}", "to whom {PRON} {VT} {NPS}", "for which {NP} paid {MONEY}"],
    "PP": ["in {PLACE}", "on {DATE}", "near {PLACE}", "with {NPS}", "by {VTG} {NPS}", "at {TIME}", "for {NPS}", "despite {NPS}", "after {NPS}", "since {DATE}", "from {PLACE} to {PLACE}", "under {NPS}",
           "between {COUNTRY} and {COUNTRY}", "without {NPS}", "according to {ORG}", "because of {NPS}", "out of {MASS}", "up to {NUM} {UNIT} from {PLACE}", "as {DET} {ROLE}", "in spite of {NPS}", "of {DATE}"],
    "VP": ["{VT} {NPS}", "{VT} {NPS} {PP}", "{VI}", "{VI} {PP}", "{AUX} {VTB} {NPS}", "{AUX} {VTB} {NPS} {PP}", "was {VTN} by {NPS}", "had been {VTN} {PP}", "has {VTN} {NPS}", "is {VTG} {NPS}", "{VT3} {NPS}",
           "{ADV} {VT} {NPS}", "{VT} and {VT} {NPS}", "{SAYV} that {S0}", "{SAYV} {S0}", "tried to {VTB} {NPS}", "refused to {VTB} {NPS} until {S0}", "gave {PERSON} {NPS}", "called {NPS} \"{ADJ}\"", "was {ADJ}",
           "seems {ADJ}", "will not be {VTN}", "did n't {VTB} {NPS}", "didn't {VTB} {NPS}", "has never {VTN} {NPS}", "made {PERSON} {VTB} {NPS}", "rose by {PERCENT} to {MONEY}", "fell {PERCENT}",
           "kept {VTG} {NPS}", "put {NPS} off", "took part in {NPS}", "ran out of {MASS}", "used to {VTB} {NPS}", "would have {VTN} {NPS} if {S0}", "elected {PERSON} {ROLE}", "is said to have {VTN} {NPS}",
           "asked {PERSON} whether {S0}", "is the {ADJ} {NOUN} in {PLACE}", "{VT} {NPS}, {VTG} {NPS}", "costs {MONEY} per {NOUN}", "{VT} {NPS} but {VT} {NPS}", "'ll {VTB} {NPS}", "'s {VTG} {NPS}", "'ve {VTN} {NPS}"],
    "AUX": ["will", "would", "may", "could", "must", "can not", "cannot", "should", "might", "can't", "won't", "ought to", "has to", "is to", "is going to", "does not", "shall", "need not"],
    "S0": ["{NP} {VP}", "{NP} {VP}", "{NP} {VP} {PP}", "there was {NPS}", "there {AUX} be {NPS}", "it was {PERSON} who {VT} {NPS}", "{NP} {VP} and {NP} {VP}"],
    "S": ["{S0^}.", "{S0^}.", "{S0^}.", "{PP^}, {S0}.", "\"{S0^},\" {PERSON} {SAYV}.", "“{S0^},” {SAYV} {PERSON} {PP}.", "{SUB} {S0}, {S0}.", "{S0^}, {SUB2} {S0}.", "{S0^}; {ADV}, {S0}.", "{S0^} -- {S0}.",
          "{S0^}—{NPS}—{PP}.", "{S0^}, {S0}, and {S0}.", "{Q}", "{Q}", "{HEAD}", "{IMP}", "{FIG}", "{LIST}", "{S0^}, {PERSON} {SAYV} {PP}.", "'{S0^}!' {SAYV} {PERSON}.", "{S0^} ({S0}).", "Asked about {NPS}, {PERSON} {VT} {NPS}.",
          "{VTG^} {NPS} {PP}, {S0}.", "Not only {AUX} {NP} {VTB} {NPS}, but {S0}.", "Never before had {NP} {VTN} {NPS}.", "Had {NP} {VTN} {NPS}, {S0}.", "{NP^} — {APPOS} — {VP}.", "No, {S0}!", "Well, {S0}...", "{DATELINE}{S0}.",
          "So {ADJ} was {DET} {NOUN} that {S0}.", "What {NP} {VT} {AUX} {VTB} {NPS}.", "That {S0} {VT} {NPS}.", "The more {NP} {VT}, the more {NP} {VT}.", "{GARDEN}", "{SLANG}", "{S0^} [sic], “{S0}”.", "{NUM^} {PLURAL} {VI}.",
          "{S0^}: {NPS}, {NPS} and {NPS}.", "{QUOTE}", "{S0^}, it {SAYV}.", "According to {ORG}, {S0}.", "{S0^}, a {ROLE} {SAYV} on condition of anonymity.", "{WEB}", "{LAW}", "{ADV^}, {S0}.", "{SPORT}"],
    "SUB": ["Although", "If", "When", "While", "Because", "Since", "Unless", "Before", "Even though", "As soon as", "Whether or not", "Now that", "Once", "As"],
    "SUB2": ["although", "because", "so", "which means that", "as", "but", "whereas", "until", "unless", "lest", "so that", "yet", "nor does it mean that"],
    "Q": ["Will {NP} {VTB} {NPS}?", "Who {VT} {NPS} {PP}?", "Why did {NP} {VTB} {NPS}?", "What {AUX} {NP} {VTB}?", "Where's {NPS}?", "How many {PLURAL} {VI} {PP}?", "Isn't {NP} {VTG} {NPS}?", "Does {PERSON} know that {S0}?", "Really?",
          "And {NPS}?", "\"Is it true,\" {PERSON} asked, \"that {S0}?\"", "To which {NOUN} did {PERSON} refer?", "{S0^}, didn't they?!", "Whose {NOUN} {VI}?", "Has {NP} ever {VTN} {NPS}?", "How come {S0}?"],
    "HEAD": ["{COUNTRY} {VT3} {ADJ} {NOUN}", "{NOUN^} {VI} as {PLURAL} {VI}", "{PERSON}: '{S0^}'", "{COUNTRY}, {COUNTRY} to {VTB} {NOUN}", "{HEADUP}", "{NUM} {VTN} in {CITY} {NOUN}", "Exclusive: {NORP} {NOUN} {VTN}", "{NOUN^} row: {PERSON} {VT3} {ORG}",
             "{PLURAL^} {VTN}, {PLURAL} {VTN} after {NOUN} {PP}", "LIVE | {COUNTRY} {VT3} {NPS}", "Explainer: Why {COUNTRY} {VT3} {NPS}", "{NORP^} {PLURAL^} {VTB} {NOUN^} {PP}"],
    "HEADUP": ["{COUNTRY@} {VT3@} {NOUN@} {NOUN@}", "{NOUN@} {VI@} IN {CITY@}", "BREAKING: {S0@}", "{PERSON@} {VT@} {NPS@}"],
    "IMP": ["Do not {VTB} {NPS}.", "Let's {VTB} {NPS}!", "Please {VTB} {NPS} by {DATE}.", "{VTB^} {NPS} and {VTB} {NPS}.", "Don't {VTB} {NPS}!", "Go {PP}.", "Let us {VTB} {NPS}.", "Imagine {VTG} {NPS}.", "Never mind {NPS}."],
    "FIG": ["{NP^} {VT} {MONEY} ({PERCENT}) {PP}.", "{NUM^} {PLURAL}, {NUM} {PLURAL} and {NUM} {PLURAL} {VI}.", "The {NOUN} is {D}{D} {UNIT} long and {D}.{D} {UNIT} wide.", "Temperatures fell to -{D}{D}°C {PP}.", "Turnout was {PERCENT}, up from {PERCENT} in 20{D}{D}.",
            "The vote was {D}{D}{D}-{D}{D}, with {NUM} abstentions.", "{PLURAL^} {VT} {NUM}x more {MASS} (vs. {NUM} in 19{D}{D}).", "It weighs {D}.{D}{UNIT}.", "Shares closed at {MONEY}, +{D}.{D}{D}%.", "The population: {D},{D}{D}{D},{D}{D}{D} (20{D}{D} est.).", "At {TIME} on {DATE}, {S0}."],
    "LIST": ["- {NPS}\n- {NPS}\n- {NPS}", "1. {S0^}.\n2. {S0^}.\n3. {VTB^} {NPS}.", "(a) {NPS}; (b) {NPS}; and (c) {NPS}.", "• {S0^}\n• {S0^}", "* {VTB^} {NPS}\n* {VTB^} {NPS}", "i) {S0}; ii) {S0}.", "Contents\n\n\t{NOUN^}\t{D}{D}\n\t{NOUN^}\t{D}{D}"],
    "DATELINE": ["{CITY@} (Reuters-like) - ", "{CITY@}, {MONTH} {D} — ", "{CITY}, {COUNTRY} – ", "[{CITY}] ", "{DATE} -- "],
    "GARDEN": ["The {NOUN} {VTN} past the {NOUN} {VI}.", "The old {VTB} the {NOUN}.", "While {PERSON} {VT} the {NOUN} {VI}.", "The {NOUN} the {NOUN} the {NOUN} {VT} {VT} {VI}.", "{PERSON} saw the {NOUN} with the {NOUN} that {VI}.", "The {PLURAL} {VTN} in {PLACE} {VI}.",
               "Fat {PLURAL} eat accumulates.", "I know that {NP} that {VI} {VT} that that {NOUN} {VT}.", "Time flies like {NPS}; fruit flies like {NPS}.", "{PERSON} told {PERSON} that {PRON} {VT} that {S0}."],
    "SLANG": ["{PERSON} ain't gonna {VTB} {NPS}, y'all.", "gotta {VTB} {NPS} lol :-)", "I dunno, {S0}?? smh", "OMG!!! {S0@}!!!", "C'mon, {PERSON}'s {VTG} {NPS}...", "@{LAST} {S0} #{NOUN} #{CITY}", "we're outta {MASS}, 'cause {S0}", "Whaddya mean {S0}?!", "{S0} :( </3", "it's {NUM} o'clock 'n' {S0}"],
    "QUOTE": ["\"{S0^}. {S0^},\" {SAYV} {PERSON}. \"{S0^}.\"", "“{S0^}”, {PERSON} {SAYV}, “{SUB2} {S0}.”", "{PERSON}: “{S0^}! {Q}”", "‘{S0^},’ {PRON} {SAYV}.", "«{S0^}», {SAYV} {PERSON}.", "{PERSON} {SAYV}: 'I'll {VTB} {NPS}; you'd better {VTB} {NPS}.'", "\"We {VT} {NPS} ... and {VT} {NPS},\" the {ROLE} {SAYV}."],
    "WEB": ["See https://www.{NOUN}-{NOUN}.org/{NOUN}?id={D}{D}#{NOUN} for {NPS}.", "E-mail {LAST}@{NOUN}.co.uk or call +{D}{D} {D}{D}{D} {D}{D}{D}{D}.", "({NOUN}.com/{NOUN}) {S0}.", "Version {D}.{D}.{D} of {NOUN}.tar.gz; RFC {D}{D}{D}{D}, ISO {D}{D}{D}{D}-{D}:20{D}{D}.", "File: /var/{NOUN}/{NOUN}_{D}.txt | {D}KB", "{NOUN^} & {NOUN} <{NOUN}@x.org>, cc: {PERSON}"],
    "LAW": ["Article {D}({D}) of the {CITY} Convention provides that {NP} shall {VTB} {NPS}.", "Pursuant to Resolution {D}{D}{D}{D} (19{D}{D}), {NP} shall not {VTB} {NPS}.", "See {LAST} v. {LAST}, {D}{D}{D} U.S. {D}{D}{D} (19{D}{D}).", "§ {D}.{D} — Whoever {VT3} {NPS} shall be liable to {MONEY}.", "The Parties, recalling {NPS}, reaffirming {NPS} and desiring to {VTB} {NPS}, have agreed as follows:"],
    "SPORT": ["{CITY} beat {CITY} {D}-{D} {PP}.", "{PERSON} ({D}', {D}{D}') scored twice as {COUNTRY} {VT} {COUNTRY}.", "{LAST} won 6-{D}, {D}-6, 7-{D} {PP}.", "The {D}{D}-year-old {VI} in the {D}th minute."],
})
