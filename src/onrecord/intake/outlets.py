"""Who prints at which address: a small table of outlets whose name an address gives away for certain.

Only addresses that print under one name are here; an agency's or an aggregator's address (`apnews.com` prints its own,
`news.yahoo.com` everybody's) is listed only where it is the printer. An address that isn't here leaves the outlet
unknown.
"""

from urllib.parse import urlsplit

from onrecord.model.article import Detail

_OUTLETS = {
    "abcnews.go.com": "ABC News",
    "aljazeera.com": "Al Jazeera",
    "apnews.com": "The Associated Press",
    "axios.com": "Axios",
    "bbc.co.uk": "BBC News",
    "bbc.com": "BBC News",
    "bloomberg.com": "Bloomberg",
    "bostonglobe.com": "The Boston Globe",
    "breitbart.com": "Breitbart",
    "businessinsider.com": "Business Insider",
    "buzzfeednews.com": "BuzzFeed News",
    "cbc.ca": "CBC News",
    "cbsnews.com": "CBS News",
    "channel4.com": "Channel 4 News",
    "chicagotribune.com": "Chicago Tribune",
    "cnbc.com": "CNBC",
    "cnn.com": "CNN",
    "csmonitor.com": "The Christian Science Monitor",
    "dailykos.com": "Daily Kos",
    "dailymail.co.uk": "Daily Mail",
    "dw.com": "Deutsche Welle",
    "economist.com": "The Economist",
    "euronews.com": "Euronews",
    "express.co.uk": "Daily Express",
    "forbes.com": "Forbes",
    "foxnews.com": "Fox News",
    "france24.com": "France 24",
    "ft.com": "Financial Times",
    "globalnews.ca": "Global News",
    "haaretz.com": "Haaretz",
    "huffingtonpost.com": "HuffPost",
    "huffpost.com": "HuffPost",
    "independent.co.uk": "The Independent",
    "irishtimes.com": "The Irish Times",
    "jpost.com": "The Jerusalem Post",
    "latimes.com": "Los Angeles Times",
    "metro.co.uk": "Metro",
    "mirror.co.uk": "Daily Mirror",
    "motherjones.com": "Mother Jones",
    "nationalreview.com": "National Review",
    "nbcnews.com": "NBC News",
    "newsweek.com": "Newsweek",
    "newyorker.com": "The New Yorker",
    "npr.org": "NPR",
    "nypost.com": "New York Post",
    "nytimes.com": "The New York Times",
    "pbs.org": "PBS",
    "politico.com": "Politico",
    "politico.eu": "Politico Europe",
    "propublica.org": "ProPublica",
    "reason.com": "Reason",
    "reuters.com": "Reuters",
    "rferl.org": "Radio Free Europe/Radio Liberty",
    "rt.com": "RT",
    "salon.com": "Salon",
    "scmp.com": "South China Morning Post",
    "sfchronicle.com": "San Francisco Chronicle",
    "slate.com": "Slate",
    "smh.com.au": "The Sydney Morning Herald",
    "standard.co.uk": "Evening Standard",
    "straitstimes.com": "The Straits Times",
    "telegraph.co.uk": "The Telegraph",
    "theatlantic.com": "The Atlantic",
    "theglobeandmail.com": "The Globe and Mail",
    "theguardian.com": "The Guardian",
    "thehill.com": "The Hill",
    "thesun.co.uk": "The Sun",
    "thetimes.co.uk": "The Times",
    "time.com": "Time",
    "timesofisrael.com": "The Times of Israel",
    "usatoday.com": "USA Today",
    "vice.com": "Vice",
    "voanews.com": "Voice of America",
    "vox.com": "Vox",
    "washingtonexaminer.com": "Washington Examiner",
    "washingtonpost.com": "The Washington Post",
    "washingtontimes.com": "The Washington Times",
    "wsj.com": "The Wall Street Journal",
    "xinhuanet.com": "Xinhua",
}


def outlet_of(url: Detail | None) -> Detail | None:
    """Return the outlet that prints at an address, where the address is of one known for certain.

    The detail bears the address's own evidence, for that is what it rests on.
    """
    if url is None:
        return None
    try:
        host = urlsplit(url.value).hostname or ""
    except ValueError:  # "http://[oops"
        return None
    parts = host.lower().split(".")
    for start in range(len(parts) - 1):
        if name := _OUTLETS.get(".".join(parts[start:])):
            return Detail(value=name, evidence=url.evidence, where=f"address {host}")
    return None
