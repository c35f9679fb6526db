"""What says the same in the same words: of many, a few are compared for all.

What hundreds of reports repeat stands in hundreds of statements. Held against each other two by two they were a square
of them; and a word that so many hold brings none of them together.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence

_FEW = 5  # of one wording, those that are compared


def repeats(
    keys: Sequence[Collection[str]], wordings: Sequence[Hashable], common: int, apart: Collection[int] = ()
) -> dict[int, tuple[int, ...]]:
    """Return those of one wording that need not be compared, by the number of the one that they go with.

    There are none where all keys are held by so few that they bring their holders together: `common` at most. Those in
    `apart` are compared in any case.
    """
    held = Counter(key for own in keys for key in own)
    alike: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, (own, wording) in enumerate(zip(keys, wordings, strict=True)):
        if number not in apart and any(held[key] > common for key in own):
            alike[wording].append(number)
    return {numbers[0]: tuple(numbers[_FEW:]) for numbers in alike.values() if len(numbers) > _FEW}


def heard(keys: Sequence[Collection[str]], repeated: Mapping[int, Sequence[int]]) -> list[Collection[str]]:
    """Return the keys of those that are compared; the others have none."""
    unheard = {number for numbers in repeated.values() for number in numbers}
    return [() if number in unheard else own for number, own in enumerate(keys)]


def whole(group: Sequence[int], repeated: Mapping[int, Sequence[int]]) -> list[int]:
    """Return a group with those that go with the ones in it."""
    return [*group, *(other for number in group for other in repeated.get(number, ()))]
