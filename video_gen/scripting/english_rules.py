"""What English sentences give away about themselves."""

import re

from video_gen.scripting.word_patterns import either

_SEE = either(
    "see_also see_the see_our see_this see_https? see_appendix see_section see_chapter refer_to check_it_out check_out "
    "check_them_out click sign_up join_us join_our join_the sponsor\\w* donat\\w+ follow_us follow_me follow_@ "
    "read_more_(?:about|on|at|in|here) learn_more open_up welcome_to here_is here_are here's here’s as_follows"
)
_PARTS = either(
    "section page chapter link example code command table image figure repo repository readme article post screenshot "
    "list links index document"
)
_THINGS = either(
    "pull_requests? contributions? contributing contributors? translat\\w+ licen[cs]ed? copyright table_of_contents "
    "discord slack_channel newsletter twitter issue_tracker todo tbd work_in_progress coming_soon linked links_to "
    "link_to screenshots? fork_our fork_this fork_the star_us star_this star_the"
)
ABOUT_THE_PAGE = re.compile(
    r"^(?:articles|notes|resources|links|slides|posts|papers|books|videos) (?:on|about|for|from)\b|"
    r"(?:^|, )see\b|\bhere (?:for|to)\b|"
    rf"\b(?:{_SEE}|{_THINGS}|(?:for|find|get) (?:\w+ ){{0,2}}(?:more|further|additional) "
    rf"(?:details?|information|info)|"
    rf"(?:the|in|shown|listed|described) (?:above|below)|(?:above|below)[,.:]|"
    r"(?:shown|seen|listed|described|given) in (?:listing|figure|fig\.|table|section|chapter|appendix) \w|"
    rf"this (?:blog )?{_PARTS}|the (?:(?:previous|next) {_PARTS}|section|readme|screenshot|following)|"
    rf"this (?:discussion|topic)|"
    rf"sections? using)\b",
    re.IGNORECASE,
)
"""Talks about the page or its project instead of the subject."""

_BACK_WORDS = either(
    "this that these those it its it's it’s they their them he she his her however but and or so yet also then "
    "therefore thus hence instead otherwise additionally moreover furthermore similarly likewise consequently "
    "accordingly meanwhile nevertheless nonetheless still finally next now again notice note besides alternatively "
    "conversely afterwards? such both either neither another other others here of_course that's that’s there's "
    "there’s second secondly third thirdly lastly rather even_so yes no"
)
_BACK_PHRASES = either(
    "once_(?:this|that|it) as_(?:a_result|such|well|before|above) for_(?:example|instance|this|that|these) "
    "in_(?:addition|this|that|these|contrast|other_words|particular|fact|such|short|turn) on_the_(?:other|contrary) "
    "after_(?:that|this) doing_so \\w+ing_(?:this|that|these|it) to_do_(?:so|this|that) with_(?:this|that|these) "
    "by_doing "
    "(?:because|due)_(?:of|to)_(?:this|that) the_(?:former|latter|same|above|rest|others?|second|third|last|following) "
    "(?:any|each|some|all|most|none|many|one|neither|both)_of_(?:these|those|them|which) "
    "you(?:'ll|’ll|_will|_can|_could|_may|_should|_might)?_(?:also|now|then|instead) we_(?:also|now|then) "
    "if_(?:so|not|this|that|it|they|these) when_(?:this|that|it|they) unlike_(?:this|that) similar_to whether "
    "save_your_changes in_(?:both|either|each|any|such|all)_cases? (?:why|what)_(?:this|that|these) "
    "the_first_(?:two|three|four|one) one_(?:reason|of_them|more)_(?:is|for) "
    "(?:why|what)(?=[^?]*\\?$)"
)
_NAMELESS = either(
    "method function option command parameter argument flag setting value result output code example class file rule"
)
_BACK_NOUN = rf"the {_NAMELESS}s? (?!of\b|that\b|which\b|for\b|called\b|named\b)[a-z]"
"""`The method returns ...`: which one, the sentence before says."""
_DO_IT = (
    r"(?:(?:do not|don['’]t|never|always|please|only|just|simply) )?"
    r"(?!is|does|has|was|if|as|when)[a-z]{3,9} (?:it|them)(?![\w'’])"
)
"""`Feed it twice`: what, the sentence before says."""
_LEANS_BACK = re.compile(rf"(?:{_BACK_WORDS}\b|{_BACK_PHRASES}\b|{_BACK_NOUN}|{_DO_IT})", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:of|for|with|by|doing|including|using|like|about|from|on|in|to) (?:that|this|these|those|them)"
    rf"(?=[.,;]|\s(?:is|are|was|can|will|as)\b)|\b(?:that|this|these|those) {_NAMELESS}s?\b|"
    r"\bthese (?:two|three|four)\b|\b(?:this|these|those)[.!?]$|"
    r"\b(?:where|when|if|that|because|since|how|as|while) (?:this|these|those) "
    r"(?:is|are|was|can|may|might|will|would|does)\b|"
    r"^[\w.-]+ (?:is|are|was|were) [a-z]+ed to [a-z]+ (?:it|them)\b|"
    r"\b(?:within|inside|among|between|in|of|for|from|with|through|across) "
    r"those (?!who|that|which|with|you|we|they)[a-z]+s\b(?! (?:that|who|which|where|you|we|of|with)\b)|"
    r"\bin (?:this|that) (?:manner|way|fashion|regard|respect|sense)\b|"
    r"\b(?:is|are|was|were|looks?|works?) (?:the same|similar|likewise)[.!?]$|"
    r"^(?:Do not|Don['’]t|Never) [a-z]+ (?:if|when|about) (?:it|this|that|they|them)\b|"
    r"^(?:[^\s,]+ ){1,10}to [a-z]+ (?:it|them)[.!?]$|\bin the same [a-z]+[.!?]$",
    re.IGNORECASE,
)
_TELLS = either(
    "try learn install create add configure choose write deploy understand avoid enable disable define prepare send "
    "review prep practice publish check read fix"
)
_TELLS_WITH_OBJECT = either("make use get build run test find keep give take set upgrade migrate start")
_IMPERATIVE = re.compile(rf"(?:{_TELLS}|{_TELLS_WITH_OBJECT} (?:an?|the|your|up))(?![\w-])", re.IGNORECASE)

_WITH_OBJECT = re.compile(
    r"(?!The\b|An?\b)[A-Z][a-z]+ (?:up |out |down |in )?(?:(?:the|an?|your|it|them|all|this|each|every)\b|`)|`[a-z]+ "
)
"""How an instruction begins."""
_STEP = re.compile(
    either(
        "Add Apply Attach Bake Boil Call Change Check Chop Clean Click Close Compare Configure Connect Cook Cool Copy "
        "Cover Create Cut Decide Detach Disconnect Download Drain Drill Edit Enter Export Fetch Fill Find Fold Glue Go "
        "Heat Import Insert Install Join Keep Knead Lift Load Lock Log_in Look Loosen Make Mark Measure Mix Move Open "
        "Paint Paste Place Plug Pour Press Print Pull Push Put Read Remove Rename Repeat Replace Restart Return Review "
        "Roll Run Save Scale Scroll Select Send Serve Set Sign_in Slice Start Stir Stop Switch Tap Take Tell Test "
        "Tighten Turn Type Unplug Unscrew Update Upload Use Verify Wait Warm Wash Watch Wipe Wrap Write"
    )
    + r"(?![\w-]| of\b)"
)

_AUXILIARIES = either(
    "is are was were be been being am has have had do does did can could may might must shall should will would "
    "\\w+n['’]t"
)
_VERBS = either(
    "learn teach ask answer explain plan design practic prepar discuss compar measur join merg push pull fetch quer "
    "us run giv mak tak get set put add keep hold let help show tell know need want work read writ send return call "
    "come go becom begin start end stop build break bring buy choos cost cut deal draw drop fall feel find fit follow "
    "grow happen hid includ contain provid support allow requir ensur mean depend defin describ offer handl lead leav "
    "li liv load look los map matter meet mov open pay pick play prevent prefer avoid produc protect rais reduc refer "
    "remain remov replac sav say seem serv shar solv speak split stand stor suffer tend test turn wait wrap review "
    "think check install chang edit exist configur scal increas improv accept assign declar expos import export "
    "delet insert stir mix fill press deploy rol approv stay decid determin benefit result"
)
_VERB = re.compile(
    rf"(?<![\w-])(?:{_AUXILIARIES}|['’](?:re|ll|ve|s)|\w{{2,}}(?:ed|ing|i[sz]es?|ifies|ify|ates?)|{_VERBS}(?:e?s?)|"
    r"tr(?:y|ies)|appl(?:y|ies)|pass(?:es)?|catch(?:es)?)\b",
    re.IGNORECASE,
)


def has_verb(said: str) -> bool:
    """Return whether a text has a word that looks like a verb."""
    return bool(_VERB.search(said))


def leans_back(said: str) -> bool:
    """Return whether a sentence only makes sense after the one before it."""
    return bool(_LEANS_BACK.match(said) or _POINTS_BACK.search(said))


def is_step(text: str) -> bool:
    """Return whether an item of a list is something to do: an instruction, or a command in marks of code."""
    return bool(tells_to_do(text) or _WITH_OBJECT.match(text) or _STEP.match(text))


def tells_to_do(heading: str) -> bool:
    """Return whether a heading is an instruction, such as `Install the server`."""
    return bool(_IMPERATIVE.match(heading))
