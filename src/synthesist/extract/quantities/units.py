"""Units of measure, as they are written behind a number."""

import re

_SYMBOLS = """
kg g mg µg μg mcg ug ng pg fg t Mg Gg Tg Mt Gt lb lbs oz Da kDa
km m cm mm µm μm nm pm Å ft mi au AU pc kpc Mpc ha
L l dl dL mL ml cl µL μL µl μl uL nL
s ms µs μs ns ps fs sec secs min mins h hr hrs d wk yr yrs
mol mmol µmol μmol nmol pmol fmol mM µM μM nM pM IU mIU U kU
J kJ MJ GJ eV meV keV MeV GeV TeV PeV cal kcal Wh kWh MWh GWh TWh W mW kW MW GW TW
V mV µV kV mA µA nA Ω kΩ MΩ T mT Gy mGy Sv mSv Bq kBq N kN Hz kHz MHz GHz THz dB dBm
Pa hPa kPa MPa GPa mmHg bar mbar psi atm cmH2O °C °F °K K
KB kB MB GB TB PB GiB MiB KiB fps FLOPs FLOPS GFLOPs TFLOPs PFLOPs
bpm rpm ppm ppb σ SD SDs mOsm bp kb kbp Mb Mbp nt cfu CFU cells copies counts photons
""".split()  # noqa: SIM905
_WORDS = """
nanoseconds? microseconds? milliseconds? seconds? minutes? hours? days? weeks? months? years? decades? nights?
nanomet(?:re|er)s? micromet(?:re|er)s? millimet(?:re|er)s? centimet(?:re|er)s? met(?:re|er)s? kilomet(?:re|er)s? miles?
feet inches micrograms? milligrams? grams? kilograms? tonnes? tons? pounds? ounces? hectares? acres?
millilit(?:re|er)s? lit(?:re|er)s? degrees? kelvins? volts? watts? joules? calories kilocalories hertz decibels?
bytes? bits? megabytes? gigabytes? terabytes? parameters? dollars? euros? cents? QALYs? DALYs? diopters? dioptres?
person-years patient-years METs?
""".split()  # noqa: SIM905
_MORE = r"day|week|month|year|yr|h|d|min|person|patient|capita|cell|plant|animal|dose|plot|site|kg|ha|visit|night"
_EXPONENT = r"(?:\^?[-−–⁻]?[1-4](?!\d)|[⁻]?[¹²³⁴])"
_NEGATIVE = r"(?:\^?[-−–⁻][1-4](?!\d)|⁻[¹²³⁴])"
_SYMBOL = "|".join(sorted(map(re.escape, _SYMBOLS), key=len, reverse=True))
_ATOM = rf"(?:{_SYMBOL}){_EXPONENT}?(?![^\W\d])"
_TIMES = rf"[·⋅∙×](?:{_SYMBOL})(?!\w)"
_BELOW = rf"\s?/\s?(?:(?:{_SYMBOL}|{_MORE}){_EXPONENT}?(?![^\W_]))"
_BESIDE = rf"[ ·⋅.](?:{_SYMBOL}|{_MORE}){_NEGATIVE}"
_PER = (
    r"\sper\s(?:\d[\d,]*\s)?(?:person|patient|woman|child|bed|pack|plot|trap|school)-?\s?"
    r"(?:years?|days?|months?|nights?)\b|\sper\s1(?:0{2,6}|[\d,]*,000)(?:\s(?:people|persons|population"
    r"|inhabitants|live births|births|adults|children))?"
)
PERCENT = r"\s?%|\s?per\s?cent\b"
POINTS = r"[\s-](?:absolute\s|relative\s)?(?:percentage[\s-])?points?\b|\s?pp\b(?!\.\s?\d)|\s?p\.p\."
FOLD = r"[\s-]?fold\b|\stimes\b|\s?[x×](?![\w×]|\s?\d)"
MEASURE = (
    rf"\s?{_ATOM}(?:{_BELOW}|{_BESIDE}|{_TIMES}|\sper\s(?:{_MORE})s?\b)*"
    rf"|[\s](?:{'|'.join(_WORDS)})(?![\w-])(?:{_BELOW})?"
)

UNIT = rf"(?:{PERCENT}|{POINTS}|{FOLD}|{_PER}|{MEASURE})"
CURRENCY = r"(?:(?:US|AU|CA|NZ|A|C)?\$|€|£|¥|₹)\s?"
_TIME = re.compile(
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|nights?|s|min|h|hr|hrs|d|wk|yr|yrs)"
)


def named(written: str) -> str:
    """The unit's name: "%", "points", "fold" for all their spellings, otherwise as written."""
    bare = written.strip().lower()
    if "%" in bare or re.fullmatch(r"per\s?cent", bare):
        return "%"
    if re.fullmatch(r".*points?|pp|p\.p\.", bare):
        return "points"
    if re.fullmatch(r"-?\s?fold|times|[x×]", bare):
        return "fold"
    return written.strip()


def is_time(unit: str) -> bool:
    """Whether it is one of time: "over 12 weeks" is how long, not more than that."""
    return bool(_TIME.fullmatch(unit))
