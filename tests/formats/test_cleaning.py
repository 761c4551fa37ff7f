"""Titles and abstracts as plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthesist.formats import clean


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("p < 0.05 and x > 3", "p < 0.05 and x > 3"),
        ("a<b>c", "a<b>c"),
        ("<i>E. coli</i> in <b>water</b>", "E. coli in water"),
        ("<jats:title>Aim</jats:title><jats:p>To see.</jats:p>", "Aim To see."),
        ("10<sup>5</sup> H<sub>2</sub>O", "10^5 H2O"),
        ("p &lt; 0.05 &amp;amp; more", "p < 0.05 & more"),
        ("&lt;i&gt;x&lt;/i&gt;", "x"),
        ("the <passage, answer> pair, English <-> German", "the <passage, answer> pair, English <-> German"),
        ("?a=1&copy=2", "?a=1&copy=2"),
        (r"by \textbf{51}\% on \mathcal{P}", "by 51% on P"),
        ("two\r\n  lines\tand\u00a0more", "two lines and more"),
        ("e\u0301", "\u00e9"),
        ('see <a href="https://x.y">here</a><br/>now', "see here now"),
        ("bell\x07", "bell"),
    ],
)
def test_markup_goes_and_signs_stay(marked: str, plain: str) -> None:
    """Without it tags would show in quotes, or comparison signs vanish from results."""
    assert clean(marked) == plain


@given(st.text(alphabet=st.one_of(st.sampled_from(list("<>&;/ip=\\{}%^5amplts#x \n")), st.characters())))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    """Without it a record that is exported and read again would drift."""
    assert clean(clean(text)) == clean(text)
