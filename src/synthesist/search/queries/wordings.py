"""Words of a question that no vocabulary knows, as they are looked for."""

from functools import lru_cache

from synthesist.language import is_stopword, stem

_SAYS_LITTLE = frozenset(
    stem(word)
    for word in """response benchmark test score scale symptom risk treatment therapy intervention program programme
    exposure function behavior behaviour status prevalence incidence management strategy practice design user
    setting context participant subject sample population adult
    accuracy ability skill theory support access control mechanism feature parameter size time age sex gender country
    world society public tool technology experience perception attitude knowledge information resource service care
    home newer older new old like early late long short term learning network language text word algorithm framework
    architecture encode preserve capture understand generalize perform outperform require produce provide enable exhibit
    contain exist become remain differ suffer beat solve achieve maintain retain keep represent reflect reveal explain
    depend""".split()  # noqa: SIM905
)
"""Too common to be joined by AND on their own where the vocabulary does not know them."""

_GOES_WITHOUT_SAYING = frozenset(
    stem(word)
    for word in """symptom treatment therapy intervention program programme response score level use drug agent
    medication""".split()  # noqa: SIM905
)
"""Second words without which a phrase is about the same thing."""

_PAIR = 2
_SHORTEST = 3


def says_little(phrase: str) -> bool:
    """Whether each word of a phrase is too common to be asked for on its own."""
    return all(_is_common(word) for word in phrase.replace("-", " ").split())


def asked_words(phrase: str, room: int) -> tuple[str, ...]:
    """What is asked for in the place of a phrase, all of it.

    A pair of words is asked word by word, or without its second word where that goes without saying. Of three words the
    last two are asked, as a pair, where there is no room for all. Words that cannot stand alone stay together.

    Args:
        room: the most that may be asked for.
    """
    words = phrase.split()
    if len(words) == _PAIR and stem(words[1]) in _GOES_WITHOUT_SAYING and not _is_common(words[0]):
        return (words[0],)
    if len(words) <= room and all(map(stands_alone, words)):
        return tuple(words)
    return asked_words(" ".join(words[1:]), room) if len(words) > _PAIR else (phrase,)


def stands_alone(word: str) -> bool:
    """Whether a word can be asked for on its own."""
    return word.isalnum() and len(word) >= _SHORTEST and not _is_common(word)


@lru_cache(maxsize=50_000)
def _is_common(word: str) -> bool:
    return is_stopword(word) or stem(word) in _SAYS_LITTLE
