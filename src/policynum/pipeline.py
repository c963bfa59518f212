"""The way of a text through the rooms, in order: fold it, find its measures, read what they mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sized
from contextlib import closing
from datetime import date, datetime
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING

from policynum.lexicon import Lexicon
from policynum.model import Mention
from policynum.quantities import doubts, lending, measures
from policynum.reading.reader import Reader
from policynum.structure import publication
from policynum.text.folding import fold

if TYPE_CHECKING:
    from concurrent.futures import Future

Outcome = list[Mention] | Exception  # of one text: what it says, or why it could not be read
_Task = tuple[int, str, date | None]  # a text's place among the texts, the text, its day
_Read = Callable[[_Task], Outcome]


def extract(text: str, *, published: date | None = None, lexicon: Lexicon | None = None) -> list[Mention]:
    """Every mention of a quantity in a text, in text order.

    ``published`` is the day on which the text speaks; without it the day is read from the document where it says so.
    TypeError where an argument is of another type. Odd text never raises.

    >>> for mention in extract("去年植树4万亩，今年力争植树5万亩以上。"):
    ...     print(mention.text, mention.role, mention.measure.bound, mention.indicator)
    4万亩 actual exact 植树
    5万亩 target at_least 植树
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")
    published = _day(published, "published")
    folded = fold(text)
    found = list(measures.find(folded.text, lexicon=_checked_lexicon(lexicon)))
    if not found:
        return []
    found = doubts.flagged(folded.text, lending.share(folded.text, found))
    return list(Reader(text, folded, published or publication.day(folded.text)).mentions(found))


def extract_many(
    texts: Iterable[str],
    *,
    workers: int | None = None,
    progress: bool = False,
    published: date | Iterable[date | None] | None = None,
    lexicon: Lexicon | None = None,
) -> Iterator[list[Mention]]:
    """The mentions of each text, in the order of the texts; by ``workers`` processes where that is more than one.

    ``published`` is the day of all texts, or an iterable with one entry for each text: a date (a pandas Timestamp is
    one), or None or NaT where it is not known. Texts are taken as they are wanted, a few chunks ahead of what has been
    yielded, so that ``texts`` may be a generator without end. ``progress`` draws a bar on stderr (it needs rich, of the
    extra ``cli``).

    Wrong arguments raise TypeError or ValueError at the call. A wrong text, or one that cannot be read, raises when its
    turn comes, with a note such as ``texts[3]``; ValueError where texts and days are not equally many, when the shorter
    one ends.

    >>> [[mention.text for mention in mentions] for mentions in extract_many(["植树4万亩。", "没有数字。"])]
    [['4万亩'], []]
    """
    mentions = _raised(attempts(texts, workers=workers, published=published, lexicon=lexicon))
    return _with_bar(mentions, len(texts) if isinstance(texts, Sized) else None) if progress else mentions


def attempts(
    texts: Iterable[str],
    *,
    workers: int | None = None,
    published: date | Iterable[date | None] | None = None,
    lexicon: Lexicon | None = None,
) -> Generator[Outcome]:
    """What ``extract_many`` gives for each text, and the error itself for one that fails, so that others go on."""
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise TypeError(f"texts must be an iterable of str, such as a list, not {type(texts).__name__}")
    if isinstance(texts, Mapping):
        raise TypeError(f"texts must be an iterable of str; of a {type(texts).__name__} pass .values()")
    if workers is not None and (isinstance(workers, bool) or not isinstance(workers, int)):
        raise TypeError(f"workers must be an int or None, not {type(workers).__name__}")
    if workers is not None and workers < 1:
        raise ValueError(f"workers must be 1 or more, or None for this process alone, not {workers}")
    read = partial(_attempt, lexicon=_checked_lexicon(lexicon))
    days = _each(published)
    day = None if days is not None else _day(published, "published", "; or an iterable of one for each text")
    tasks = _tasks(texts, day, days)
    return (read(task) for task in tasks) if workers is None or workers == 1 else _shared_out(read, tasks, workers)


def _checked_lexicon(lexicon: Lexicon | None) -> Lexicon | None:
    if not isinstance(lexicon, Lexicon | None):
        raise TypeError(f"lexicon must be a policynum.Lexicon or None, not {type(lexicon).__name__}")
    return lexicon


def _day(published: object, name: str, other: str = "") -> date | None:
    """The day, once it is found to be one; ``name`` is the argument's, ``other`` what else it may be."""
    if not isinstance(published, date | None):
        kind = type(published).__name__
        raise TypeError(f"{name} must be a datetime.date or None, not {kind}: {published!r}{other}")
    if published != published:  # pandas.NaT, where a column of days has none
        return None
    return published.date() if isinstance(published, datetime) else published  # the hour would spoil comparisons


def _each(published: object) -> Iterator[object] | None:
    """The days of the texts one by one, where it is not one for all."""
    return iter(published) if isinstance(published, Iterable) and not isinstance(published, str | bytes) else None


# -- many texts -------------------------------------------------------------------------------------------------------

_LARGEST = 20_000  # characters in a chunk: long texts go one by one, so that all processes have work
_MOST = 64  # texts in a chunk: short ones sent singly would cost more on the way than in the reading
_AHEAD = 3  # chunks for each process, so that none waits and memory stays bounded


def _tasks(texts: Iterable[str], day: date | None, days: Iterator[object] | None) -> Iterator[_Task]:
    """Each text with its place and its day: the next of ``days``, as many as there are texts, else ``day``."""
    number = 0
    for number, text in enumerate(texts, start=1):
        place = number - 1
        if not isinstance(text, str):
            raise _noted(TypeError(f"texts[{place}] must be a str, not {type(text).__name__}"), place)
        if days is not None:
            try:
                day = _day(next(days), f"published[{place}]")
            except StopIteration:
                raise _noted(ValueError(f"published ends before texts[{place}]; {_ONE_EACH}"), place) from None
        yield place, text, day
    if days is not None and any(True for _ in islice(days, 1)):
        raise ValueError(f"published goes on behind the last of {number} texts; {_ONE_EACH}")


_ONE_EACH = "give one day for each text, or None where it is not known"


def _attempt(task: _Task, *, lexicon: Lexicon | None) -> Outcome:
    place, text, day = task
    try:
        return extract(text, published=day, lexicon=lexicon)
    except Exception as error:  # of one text; the others are none the worse
        return _noted(error, place)


def _noted(error: Exception, place: int) -> Exception:
    """The error with a note that says which text it is about."""
    error.add_note(f"texts[{place}]")
    return error


def _raised(outcomes: Generator[Outcome]) -> Iterator[list[Mention]]:
    """The mentions of each text, up to the first that failed."""
    with closing(outcomes):  # processes are not left running
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                raise outcome
            yield outcome


def _shared_out(read: _Read, tasks: Iterator[_Task], workers: int) -> Generator[Outcome]:
    """What ``read`` gives for each task, in order, by several processes."""
    from concurrent.futures import ProcessPoolExecutor  # with multiprocessing it costs a fifth of all imports

    chunks = _chunks(tasks)
    waiting: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(workers)
    wrong: Exception | None = None  # about a text whose turn has not come
    try:
        while True:
            free = _AHEAD * workers - len(waiting) if wrong is None else 0
            try:
                waiting += (pool.submit(_read_all, read, chunk) for chunk in islice(chunks, free))
            except Exception as error:
                wrong = error
            if waiting:
                yield from waiting.popleft().result()
            elif wrong is not None:
                raise wrong
            else:
                return
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(tasks: Iterator[_Task]) -> Iterator[list[_Task]]:
    """The tasks in lists worth sending; an error of theirs comes after what they had given before."""
    chunk: list[_Task] = []
    size = 0
    try:
        for task in tasks:
            chunk.append(task)
            size += len(task[1])
            if size >= _LARGEST or len(chunk) == _MOST:
                yield chunk
                chunk, size = [], 0
    except Exception:
        if chunk:
            yield chunk
        raise
    if chunk:
        yield chunk


def _read_all(read: _Read, chunk: list[_Task]) -> list[Outcome]:
    return [_with_trace(read(task)) for task in chunk]


def _with_trace(outcome: Outcome) -> Outcome:
    """The same; an error, whose traceback does not leave its process, says it in a note."""
    if isinstance(outcome, Exception):
        from traceback import format_exception

        outcome.add_note("".join(format_exception(outcome)))
    return outcome


def _with_bar(mentions: Iterator[list[Mention]], total: int | None) -> Iterator[list[Mention]]:
    """The same, counted by a bar on stderr."""
    try:
        from rich.console import Console
        from rich.progress import track
    except ModuleNotFoundError as missing:
        raise ImportError(f"progress=True needs {missing.name}: pip install 'policynum[cli]'") from missing
    console = Console(stderr=True)

    def counted() -> Iterator[list[Mention]]:
        begun = list(islice(mentions, 1))  # the bar has a thread, and processes are best started before any thread
        yield from track(chain(begun, mentions), "policynum", total, console=console, transient=True)

    return counted()
