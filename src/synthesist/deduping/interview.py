"""The questions one by one: which is next, what an answer makes needless, what an undo brings back."""

from collections.abc import Callable

from synthesist.deduping.answers import Said, Word
from synthesist.deduping.run import Deduplication
from synthesist.deduping.settling import Question
from synthesist.records import Match, Sameness


class Interview:
    """Goes through what only a person can tell; every answer is kept before the next question.

    Attributes:
        given: answers of this sitting that still stand.
    """

    def __init__(self, work: Deduplication) -> None:
        self._work = work
        self._questions = list(work.settled.questions)
        self._at = 0
        self._again: set[int] = set()
        self.given: list[Said] = []

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self._questions)

    @property
    def number(self) -> int:
        """The place of the question that is next, from 1."""
        return self._at + 1

    def next(self) -> Question | None:
        """What to ask now; questions that former answers settle are passed over."""
        while self._at < len(self._questions):
            question = self._questions[self._at]
            if self._at in self._again or not self._is_settled(question):
                return question
            self._at += 1
        return None

    def answer(self, word: Word) -> None:
        """Keep an answer to the question that is next.

        Raises:
            StorageError: it cannot be written.
        """
        question = self._questions[self._at]
        self.given.append(self._work.say(word, question.first, question.second))
        self._pass()

    def skip(self) -> None:
        """Leave the question for another day."""
        self._pass()

    def undo(self) -> Said | None:
        """Take back the last answer, of this sitting or of a former one, and ask again; None where none stands."""
        said = self._work.undo()
        if said is None:
            return None
        if self.given and self.given[-1].pair == said.pair:
            self.given.pop()
        self._ask_again(said)
        return said

    def _pass(self) -> None:
        self._again.discard(self._at)
        self._at += 1

    def _ask_again(self, said: Said) -> None:
        asked = [{one.match.first, one.match.second} for one in self._questions]
        pair = {said.first, said.second}
        if pair in asked:
            self._at = asked.index(pair)
        elif rows := self._work.rows_of(said):
            groups = self._work.settled.groups
            again = Match(first=said.first, second=said.second, answer=Sameness.ASK, reasons=("taken back",))
            self._questions.insert(self._at, Question(again, *rows, (groups[said.first], groups[said.second])))
            self._again = {at + (at >= self._at) for at in self._again}
        else:
            return
        self._again.add(self._at)

    def _is_settled(self, question: Question) -> bool:
        """Whether answers of this sitting say already whether its two groups are one."""
        find = self._joined()
        first, second = map(find, question.groups)
        return first == second or (first, second) in self._told_apart(find)

    def _joined(self) -> Callable[[str], str]:
        """What each group has become by the answers of this sitting."""
        leads: dict[str, str] = {}

        def find(group: str) -> str:
            while group in leads:
                group = leads[group]
            return group

        groups = self._work.settled.groups
        for said in self.given:
            if said.answer is Word.SAME:
                first, second = find(groups[said.first]), find(groups[said.second])
                if first != second:
                    leads[second] = first
        return find

    def _told_apart(self, find: Callable[[str], str]) -> set[tuple[str, str]]:
        groups = self._work.settled.groups
        apart = [
            (find(groups[said.first]), find(groups[said.second]))
            for said in self.given
            if said.answer is Word.DIFFERENT
        ]
        return {pair for one, other in apart for pair in ((one, other), (other, one))}
