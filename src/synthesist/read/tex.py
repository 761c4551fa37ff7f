"""Formulas in TeX as text: signs for their names, braces only where they hold together, the rest as it stands."""

import re

_BEGIN, _END = r"\begin{document}", r"\end{document}"
_ENVIRONMENT = re.compile(
    r"\\(?:begin|end)\{(?:equation|eqnarray|align|aligned|gather|split|displaymath|math|array|multline)\*?\}"
    r"(?:\{[lcr|@{}\s]*\})?"
)
_FONT = re.compile(
    r"\\(?:math(?:rm|bf|it|sf|tt|cal|bb|frak|scr|normal)|text(?:rm|bf|it|sf|tt|normal|up)?|operatorname\*?|boldsymbol"
    r"|mbox|hbox|rm|bf|it|bm|pmb|ensuremath)(?![A-Za-z])\s*(?:\{([^{}\\]*)\})?"
)
_SPACE = re.compile(
    r"\\(?:[,;:!> ]|(?:q?quad|hspace|vspace|kern|thinspace|nobreak|noindent)(?![A-Za-z])(?:\{[^{}]*\})?)|~"
)
_SIZE = re.compile(
    r"\\(?:left|right|[bB]ig{1,2}[lrm]?|displaystyle|textstyle|scriptstyle|limits|nolimits|nonumber)(?![A-Za-z])\.?"
)
_SCRIPT = re.compile(r"([_^])\s*\{\s*([-+−]?[^\W_]+)\s*\}")
_ESCAPED = re.compile(r"\\([%&#_${}])")
_NAME = re.compile(r"\\([A-Za-z]+)")
_FUNCTION_NAMES = "sin cos tan exp log ln max min arg det dim lim sup inf gcd Pr sinh cosh tanh cot sec csc"
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_SIGN_NAMES = """
alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι kappa:κ lambda:λ mu:μ
nu:ν xi:ξ pi:π rho:ρ varrho:ϱ sigma:σ tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ
Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω pm:± mp:∓ times:× cdot:· ast:∗ div:÷ le:≤ leq:≤ leqslant:≤
ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ approx:≈ sim:∼ simeq:≃ cong:≅ equiv:≡ propto:∝ ll:≪ gg:≫ lt:< gt:> lesssim:≲
gtrsim:≳ infty:∞ partial:∂ nabla:∇ sum:∑ prod:∏ int:∫ in:∈ notin:∉ subset:⊂ subseteq:⊆ cup:∪ cap:∩ to:→ rightarrow:→
leftarrow:← Rightarrow:⇒ leftrightarrow:↔ mapsto:↦ forall:∀ exists:∃ neg:¬ wedge:∧ vee:∨ oplus:⊕ otimes:⊗ circ:∘
degree:° deg:° prime:′ dagger:† ell:ℓ hbar:ħ Re:ℜ Im:ℑ ldots:… dots:… cdots:⋯ vdots:⋮ langle:⟨ rangle:⟩ lbrace:{
rbrace:} vert:| Vert:‖ mid:∣ perp:⊥ parallel:∥ angle:∠ bullet:• star:⋆ odot:⊙ sun:☉ micro:µ AA:Å aa:å percent:%
"""
_SIGNS = dict(pair.split(":", 1) for pair in _SIGN_NAMES.split())
_ACCENT_NAMES = "hat:\u0302 widehat:\u0302 tilde:\u0303 bar:\u0304 overline:\u0304 dot:\u0307 ddot:\u0308 vec:\u20d7"
_ACCENTS = dict(pair.split(":", 1) for pair in _ACCENT_NAMES.split())
_ACCENTED = re.compile(rf"\\({'|'.join(_ACCENTS)})\s*\{{\s*([^\W_])\s*\}}")
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_ERROR = re.compile(r"[_^]\s*\{\s*±([^{}]*)\}")
_GROUP = re.compile(r"(?<![_^\w}\\])\{([^{}\\]*)\}")
_LOOSE = re.compile(r" ([_^)\]])")
_ROUNDS = 4
"""Fonts, fractions and the like that may stand in each other."""

_LONGEST = 20_000
"""Characters of a formula; what is longer stays as it is."""


def tex(text: str) -> str:
    """TeX on one line, without the document and the dollars around it, with signs in place of their names."""
    inner = _inside(text)
    if len(inner) > _LONGEST:
        return " ".join(inner.split())
    inner = _SPACE.sub(" ", re.sub(r"(?<!\\)\$", " ", _ENVIRONMENT.sub(" ", inner)))
    for _ in range(_ROUNDS):
        inner = _FONT.sub(lambda match: match[1] or "", inner)
    inner = _NAME.sub(_sign, _SIZE.sub("", inner.replace("\\\\", "; ")))
    for _ in range(_ROUNDS):
        inner = _folded(inner)
    return _LOOSE.sub(r"\1", " ".join(_ESCAPED.sub(r"\1", inner).split()))


def _inside(text: str) -> str:
    """What stands in the document that some publishers make of every formula."""
    start, end = text.find(_BEGIN), text.rfind(_END)
    return text[start + len(_BEGIN) : end] if 0 <= start < end else text


def _folded(text: str) -> str:
    """The innermost scripts, accents, fractions and roots without their braces."""
    text = _SCRIPT.sub(r"\1\2", _ERROR.sub(r" ±\1", text))
    text = _ACCENTED.sub(lambda match: match[2] + _ACCENTS[match[1]], text)
    text = _FRACTION.sub(lambda match: f"{_held(match[1])}/{_held(match[2])}", text)
    return _GROUP.sub(r"\1", _ROOT.sub(r"√(\1)", text))


def _held(text: str) -> str:
    shown = text.strip()
    return shown if re.fullmatch(r"[^\W_]*|\d+[.,]\d+", shown) else f"({shown})"


def _sign(name: re.Match[str]) -> str:
    """The sign of a name, or the name of a function; other commands as they stand."""
    return _SIGNS.get(name[1]) or (name[1] if name[1] in _FUNCTIONS else name[0])
