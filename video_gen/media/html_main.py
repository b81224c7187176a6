"""Finds the main text of a web page, and what stands around and in it that nobody wants to hear."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from video_gen.media.html_tree import Step, classes, is_no_text, walk

_MAIN = (
    "main, [role=main]",
    "article",
    ".markdown-body, .post-content, .entry-content, .article-body, .article-content",
    "#content, #main-content, #main",
)
"""What pages call their main text, the surest first."""
_LEAST_SHARE = 0.3
"""Share of the text around it that something called an article must have to be the whole of it."""
_SURELY_MAIN = "h1, h2, p"
"""What makes a `main` the main text however short it is: a short chapter has less text than the menus around it."""
_FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "menu"})
_FURNITURE_ROLES = frozenset(
    [
        "banner",
        "complementary",
        "contentinfo",
        "menu",
        "menubar",
        "navigation",
        "search",
        "tablist",
        "toolbar",
    ]
)
_FURNITURE = re.compile(
    r"(?:cookies?|consent|gdpr|newsletter|subscribe|sidebar|breadcrumbs?|toc|table-of-contents|social|share|sharing|"
    r"related|comments?|advert\w*|ads?|promo|pagination|pager|prev-next|next-prev|skip|skip-to-content|skip-link|"
    r"headerlink|hash-link|anchor-link|header-anchor|heading-anchor|headinglink|anchorjs-link|copybtn|copy-button|"
    r"clipboard-copy|edit-page|edit-this-page|theme-edit-this-page|linenos?|linenodiv|gutter|rouge-gutter|"
    r"line-numbers-rows|mw-editsection|navbox|reflist|footnote-backref|footnote-back|reversefootnote|fn-backref|"
    r"avatar|avatar__\w+|byline|author(?:s|-info|-bio|-box)?|(?:post|entry|article)-(?:meta|date|author|info)|reading-time|"
    r"theme-doc-footer|theme-doc-breadcrumbs|pagination-nav|tocCollapsible|input_prompt|output_prompt|prompt)"
    r"(?:[-_](?:container|wrapper|box|banner|list|links?|buttons?|widget|bar|area|nav|menu|notice|popup|modal|overlay))?",
    re.IGNORECASE,
)
_PERMALINKS = frozenset({"¶", "#", "§", "🔗", "\u200b", ""})
_FEWEST_LINKS, _LINK_SHARE = 5, 0.8
_FEWEST_PARAGRAPHS = 3
_MOST_CANDIDATES = 20
_MOST_LISTS = 200
"""How many elements are measured, each of which takes time in proportion to its size."""


def walk_main(page: LexborHTMLParser) -> Iterator[Step]:
    """Give the elements and texts of a page's main text, without what stands around and in it."""
    body = page.body
    if body is None:
        return iter(())
    main = _main_of(body)
    # Where nothing says what the main text is, menus must be told by their links.
    lists = iter(range(_MOST_LISTS if main.mem_id == body.mem_id else 0))

    def is_left_out(node: LexborNode) -> bool:
        if is_no_text(node) or is_furniture(node):
            return True
        return node.tag in {"ul", "ol"} and next(lists, None) is not None and _is_menu(node)

    return walk(main, is_left_out)


def _main_of(body: LexborNode) -> LexborNode:
    """Return the smallest element that is called the main text and has enough of it."""
    called = body.css(_MAIN[0])
    main = called[0] if len(called) == 1 and called[0].css_first(_SURELY_MAIN) is not None else body
    for selector in _MAIN:
        found = [node for node in main.css(selector)[:_MOST_CANDIDATES] if not is_furniture(node)]
        sizes = [len(node.text() or "") for node in found]
        if sizes and max(sizes) > _LEAST_SHARE * len(main.text() or ""):
            main = found[sizes.index(max(sizes))]
    return main


def is_furniture(node: LexborNode) -> bool:
    """Return whether an element is of the page rather than of its text: navigation, banners, links to itself."""
    if node.tag in {"html", "body", "main", "article", "h1", "code", "pre"}:
        return False
    attributes = node.attributes
    names = [*classes(node), (attributes.get("id") or "")] if attributes else []
    if (attributes.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    if any(_FURNITURE.fullmatch(name) for name in names) and node.css_first("main, article, h1") is None:
        return True
    return _is_furniture_by_tag(node, names)


def _is_furniture_by_tag(node: LexborNode, names: list[str]) -> bool:
    if node.tag in _FURNITURE_TAGS:
        return not any("admonition" in name or "footnote" in name or name.endswith("-aside") for name in names)
    if node.tag == "form":
        return len(node.css("p")) < _FEWEST_PARAGRAPHS
    if node.tag == "header":
        return node.css_first("h1, h2") is None or node.css_first("nav") is not None
    if node.tag == "a" and (node.attributes.get("href") or "").startswith("#"):
        return (node.text() or "").strip() in _PERMALINKS and node.css_first("img") is None
    return False


def _is_menu(node: LexborNode) -> bool:
    """Return whether a list is all links, and several of them: a menu, where nothing says what the main text is."""
    links = node.css("a")
    if len(links) < _FEWEST_LINKS:
        return False
    return sum(len(link.text() or "") for link in links) > _LINK_SHARE * len("".join((node.text() or "").split()))
