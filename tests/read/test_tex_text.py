"""Formulas in TeX as text that people and rules can read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.read.tex import tex


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"$p \lt 0.05$", "p < 0.05"),
        (r"\begin{document}$$\hbox{p} \le 10^{-5}\ \mathrm{km\,s^{-1}}$$\end{document}", "p ≤ 10^-5 km s^-1"),
        (r"\begin{eqnarray} \Phi _{n}=\frac{1}{2}\sqrt{\frac{a}{n+1}} \end{eqnarray}", "Φ_n=1/2√(a/(n+1))"),
        (r"5\%\pm0.3", "5%±0.3"),
        (r"\hat{y}_{i} = \log x", "ŷ_i = log x"),
        (r"\textbf{81.2}", "81.2"),
        (r"10\,000", "10 000"),
        (r"\unheard{x}", r"\unheard{x}"),
    ],
)
def test_signs_stand_for_their_names(written: str, text: str) -> None:
    """A user would find commands instead of the numbers and relations that a paper states."""
    assert tex(written).replace("\u0302", "^") == text.replace("ŷ", "y^")


@given(st.text(alphabet=r"\{}$_^ abfracmthdqsumleft.0", max_size=60))
def test_noise_stays_on_one_line(noise: str) -> None:
    """A user would see a paper fail over a formula that its authors did not close."""
    shown = tex(noise)
    assert "\n" not in shown
    assert shown == " ".join(shown.split())
