"""Pages that try to run, load, send or lead away, each in one way."""

PROBE = "http://127.0.0.1:1/leak"
"""What a page that gets its way would ask for."""

_MARK = "document.documentElement.dataset.ran='yes';fetch('%s')" % PROBE  # noqa: UP031 - braces are JavaScript's

PAYLOADS: dict[str, str] = {
    "script": f"<script>{_MARK}</script>",
    "script from elsewhere": f'<script src="{PROBE}"></script>',
    "script in upper case, unclosed": f"<SCRIPT>{_MARK}//",
    "script in a comment that ends early": f"<!--><script>{_MARK}</script>-->",
    "module script": f'<script type="module">{_MARK}</script>',
    "image with a handler": f'<img src=x onerror="{_MARK}">',
    "image": f'<img src="{PROBE}" srcset="{PROBE} 2x">',
    "picture": f'<picture><source srcset="{PROBE}"><img alt=""></picture>',
    "handler on a paragraph": f'<p onclick="{_MARK}" onmouseover="{_MARK}" onfocus="{_MARK}" tabindex=0 autofocus>x</p>',
    "body with a handler": f'<body onload="{_MARK}" background="{PROBE}">',
    "details that opens": f'<details open ontoggle="{_MARK}"><summary>s</summary></details>',
    "svg with a handler": f'<svg onload="{_MARK}"><circle r="9"/></svg>',
    "svg script": f"<svg><script>{_MARK}</script></svg>",
    "svg use": f'<svg><use href="{PROBE}#a"/><image href="{PROBE}"/></svg>',
    "svg animation of an address": '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text>t</text></a></svg>',
    "svg foreign object": f'<svg><foreignObject><iframe src="{PROBE}"></iframe></foreignObject></svg>',
    "svg style that hides markup": f'<svg><style><img src="{PROBE}" onerror="{_MARK}"></style></svg>',
    "mathml link": f'<math><maction actiontype="statusline" xlink:href="javascript:{_MARK}">m</maction></math>',
    "mathml that hides markup": f'<math><mtext><table><mglyph><style><img src="{PROBE}" onerror="{_MARK}"></style></table></math>',
    "javascript link": f'<a href="javascript:{_MARK}">go</a>',
    "javascript link in disguise": f'<a href="java&#10;script&colon;{_MARK}">go</a>',
    "link away": f'<a href="{PROBE}" ping="{PROBE}" target=_top>go</a>',
    "data link": '<a href="data:text/html,<script>alert(1)</script>">go</a>',
    "meta refresh": f'<meta http-equiv="refresh" content="0;url={PROBE}">',
    "meta policy": '<meta http-equiv="Content-Security-Policy" content="script-src \'unsafe-inline\'">',
    "base": f'<base href="{PROBE}/"><a href="x">go</a>',
    "style sheet": f'<link rel="stylesheet" href="{PROBE}"><link rel="prefetch" href="{PROBE}"><link rel="dns-prefetch" href="//leak.example">',
    "style import": f'<style>@import url("{PROBE}");</style>',
    "style attribute": f'<p style="background:url({PROBE});position:fixed;inset:0">x</p>',
    "style that reads": f'<style>input[value^="a"]{{background:url({PROBE})}}@font-face{{font-family:f;src:url({PROBE})}}</style><input value="a">',
    "style attribute of old": f'<p style="behavior:url({PROBE});width:expression({_MARK.split(";", maxsplit=1)[0]})">x</p>',
    "frame": f'<iframe src="{PROBE}" srcdoc="<script>{_MARK}</script>"></iframe>',
    "object and embed": f'<object data="{PROBE}"></object><embed src="{PROBE}"><applet code="{PROBE}"></applet>',
    "form": f'<form action="{PROBE}"><input name=a autofocus onfocus="{_MARK}"><button formaction="{PROBE}">b</button></form>',
    "media": f'<video src="{PROBE}" poster="{PROBE}" autoplay></video><audio src="{PROBE}" autoplay></audio><track src="{PROBE}">',
    "noscript that hides markup": f'<noscript><p title="</noscript><img src=x onerror={_MARK}>"></noscript>',
    "template": f"<template><script>{_MARK}</script></template>",
    "title that ends early": f"</title><script>{_MARK}</script>",
    "textarea that ends early": f"<textarea></textarea><script>{_MARK}</script></textarea>",
    "table background": f'<table background="{PROBE}"><tr><td background="{PROBE}">x</td></tr></table>',
    "quotation from elsewhere": f'<blockquote cite="{PROBE}">x</blockquote><q cite="{PROBE}">y</q>',
    "names that shadow": '<p id="room" name="querySelector">x</p><form id=forms><input name=attributes></form>',
    "processing instruction": f'<?xml-stylesheet href="{PROBE}"?>',
    "cdata": f"<![CDATA[<script>{_MARK}</script>]]>",
    "control characters in a tag": f"<scr\x00ipt>{_MARK}</scr\x00ipt><img\x0bsrc={PROBE}\x0conerror={_MARK}>",
    "marks that claim to be ours": f'<p>The mayor <mark class="content" id="marked" onclick="{_MARK}" style="color:red">denied</mark> it, <mark class="{"0" * 32} content">said</mark> Vask.</p>',
    "words that would end a mark": f"<p>“&lt;/mark&gt;&lt;script&gt;{_MARK}&lt;/script&gt;,” said Mayor Teodora Vask. &lt;img src=x onerror={_MARK}&gt;</p>",
    "plaintext": f"<plaintext></plaintext><script>{_MARK}</script><img src={PROBE} onerror={_MARK}>",
    "form around the article": f'<form action="{PROBE}" onsubmit="{_MARK}"><p>“The pier is safe,” said Vask.</p><input type=image src="{PROBE}"><button autofocus onfocus="{_MARK}">b</button>',
    "nested forms in mathml": f'<form><math><mtext></form><form><mglyph><style></math><img src="{PROBE}" onerror="{_MARK}"></style></mglyph></form></mtext></math></form>',
    "raw text that hides markup": f'<xmp><p title="</xmp><img src={PROBE} onerror={_MARK}>"></p></xmp><noembed><p title="</noembed><img src=x onerror={_MARK}>"></noembed>',
    "svg that a paragraph ends": f'<svg></p><style><a id="</style><img src={PROBE} onerror={_MARK}>"></a></style></svg>',
    "select that hides markup": f"<select><option><script>{_MARK}</script></option><keygen onfocus={_MARK} autofocus></select><table><caption><select><img src={PROBE} onerror={_MARK}></select></table>",
}

HOSTILE_TITLE = f'</title><script>{_MARK}</script><img src=x onerror="{_MARK}">\'"&amp;'


def page_with(payload: str) -> str:
    """Return a saved page of a newspaper with something in it."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>Pier four holds</title></head><body><article><h1>Pier four holds</h1>"
        f"<p>Mayor Teodora Vask said on Monday that pier four of the bridge holds.</p>{payload}"
        "<p>The engineer Ivo Brandt denied that there were cracks in it.</p></article></body></html>"
    )
