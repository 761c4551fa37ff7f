"""From a result and a style to a claim, and to a sentence or a passage of an abstract."""

from random import Random

from training.pairs.lexicon import field, wording
from training.pairs.numbers import written
from training.pairs.result import Result
from training.pairs.style import Style

_PREPOSITIONS = (" of ", " in ", " for ", " to ", " from ", " with ", " after ", " by ", " before ", " at ", " on ")


def claim(result: Result, style: Style) -> str:
    """A claim as a reader would check it: one sentence in the present tense."""
    return _sentence("claims", result, style)


def reported(result: Result, style: Style) -> str:
    """The sentence of an abstract that reports the result."""
    return _sentence("evidence", result, style)


def passage(result: Result, other: Result, style: Style) -> str:
    """Up to four sentences of an abstract around the result.

    `other` is the result that an intervention makes of it. Its words may stand here in another role than the
    result's, so that words shared with a claim do not tell whether the claim was found.
    """
    rng = Random(style.extras)
    words, own = field(result.field), wording()["evidence"]
    around = [rng.choice(words.background), rng.choice(words.closing), result.design[2].capitalize() + "."]
    sentences = [reported(result, style)]
    for text in rng.sample(around, rng.choice((0, 1, 1, 2))):
        sentences.insert(0 if text != around[1] else len(sentences), filled(text, result, style, rng))
    has_other, has_expected, has_figure = (rng.random() < share for share in (0.7, 0.35, 0.5))
    beside = rng.randrange(1 << 30)
    if has_other:
        sentences.insert(0, _other_setting(result, other, style, Random(beside)))
    if has_expected and result.direction != other.direction:
        sentences.insert(0, filled(rng.choice(own["expected"]), other, style, rng))
    if has_figure and other.size and other.size != result.size:
        sentences.append(filled(rng.choice(own["figure"]), other, style, rng))
    return " ".join(sentences)


def filled(text: str, result: Result, style: Style, rng: Random) -> str:
    """A sentence with its slots filled."""
    counts = {"n": rng.randint(24, 4800), "k": rng.randint(3, 9), "years": rng.randint(2, 15)}
    return _capital(text.format(**_slots(result, style), **counts))


def _other_setting(result: Result, other: Result, style: Style, rng: Random) -> str:
    changed = {
        "{P}": other.population != result.population,
        "{X}": other.exposure != result.exposure,
        "{O}": other.outcome != result.outcome,
        "{C}": other.comparator != result.comparator and other.comparator is not None,
    }
    needed = [slot for slot, is_changed in changed.items() if is_changed]
    fitting = [text for text in wording()["evidence"]["other"] if all(slot in text for slot in needed)]
    usable = [text for text in fitting if "{C}" not in text or other.comparator]
    return filled(rng.choice(usable), other, style, rng)


def _sentence(side: str, result: Result, style: Style) -> str:
    name = result.standing if result.standing != "plain" else ("denied" if result.is_denied else "affirmed")
    templates = wording()[side][name]
    text = templates[style.template % len(templates)].format(**_slots(result, style))
    return _capital(" ".join(text.split()))


def _slots(result: Result, style: Style) -> dict[str, str]:
    exposure = result.exposure.names[style.exposure_name]
    outcome = result.outcome.names[style.outcome_name]
    size = written(result.size, result.unit, style.number) if result.size else ""
    versus = f" compared with {result.comparator.names[style.comparator_name]}" if result.comparator else ""
    return {
        "X": exposure,
        "O": outcome,
        "P": result.population.names[style.population_name],
        "C": result.comparator.names[style.comparator_name] if result.comparator else "controls",
        "M": size,
        "by": f" by {size}" if size else "",
        "of": f" of {size}" if size else "",
        "vs": versus,
        "lead": wording()["evidence"]["leads"][style.lead],
        "p": ("", "", " (p < 0.01)", " (p = 0.003)")[style.extras % 4],
        "ns": ("", "", " (p = 0.43)", " (p > 0.1)")[style.extras % 4],
        "is": "are" if _is_plural(outcome) else "is",
        "was": "were" if _is_plural(outcome) else "was",
        "does_o": "do" if _is_plural(outcome) else "does",
        "is_x": "are" if _is_plural(exposure) else "is",
        "was_x": "were" if _is_plural(exposure) else "was",
        "does": "do" if _is_plural(exposure) else "does",
        "leads": "lead" if _is_plural(exposure) else "leads",
        "fails": "fail" if _is_plural(exposure) else "fails",
    } | _change(result, style, is_many=_is_plural(exposure), are_many=_is_plural(outcome))


def _change(result: Result, style: Style, *, is_many: bool, are_many: bool) -> dict[str, str]:
    own = wording()
    fall = int(result.direction < 0)
    verbs = own["values"] if style.is_valued else own["changes"]
    side = fall if not style.is_valued or result.outcome.is_good else 1 - fall
    base, third, past, participle = verbs[style.verb % len(verbs)][side]
    hedge = own["hedges"][style.hedge]
    move = [word.replace("_", " ") for word in own["moves"][style.verb % len(own["moves"])][fall]]
    noun = own["nouns"][style.verb % len(own["nouns"])][fall]
    return {
        "raise": base,
        "raises": f"{hedge} {base}" if hedge == "can" else (base if is_many else third),
        "raised": past,
        "raised_by": participle,
        "rise": move[0],
        "rises": move[0] if are_many else move[1],
        "rose": move[2],
        "a_rise": noun,
        "rise_noun": noun.removeprefix("an ").removeprefix("a "),
        "higher": own["levels"][style.verb % len(own["levels"])][fall],
    }


def _is_plural(name: str) -> bool:
    head = min((name.split(word, maxsplit=1)[0] for word in _PREPOSITIONS), key=len)
    return " and " in head or (head.endswith("s") and not head.endswith(("ss", "us", "is")))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
