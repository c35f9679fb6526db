"""Whether a text is English."""

import pytest

from onrecord.intake.language import other_language

GERMAN = "Der Hafenmeister sagte am Montag, dass die Fähre wieder fahren werde und niemand verletzt worden sei."
FRENCH = "Le capitaine du port a déclaré lundi que le ferry reprendrait la mer et que personne n'a été blessé."
SPANISH = "El capitán del puerto dijo el lunes que el transbordador volvería a navegar y que nadie resultó herido."
DUTCH = "De havenmeester zei maandag dat de veerboot weer zou varen en dat er niemand gewond was geraakt op zee."
RUSSIAN = "Начальник порта заявил в понедельник, что паром снова выйдет в море и что никто не пострадал."
CHINESE = (
    "港务局长星期一表示，渡轮将再次启航，没有人受伤，当局正在调查事故的原因，结果将在下个月公布，届时将召开新闻发布会。"
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "German"),
        (FRENCH, "French"),
        (SPANISH, "Spanish"),
        (DUTCH, "Dutch"),
        (RUSSIAN, "Russian"),
        (CHINESE, "Chinese"),
    ],
)
def test_another_language_is_named(text: str, language: str) -> None:
    assert other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ferry sails",
        "Westquay: Jane Gannet, Tom Tern, Ann Auk, Bob Booby, Cy Cormorant, Di Dunlin",
        "Man held after ferry fire at Westquay",
        "The harbour master said that the ferry would sail again, and that nobody was hurt.",
        "“Wir schaffen das,” the captain told the crew, and then in French: “C'est la vie.” They were not amused.",
    ],
)
def test_english_and_what_can_not_be_told_is_taken(text: str) -> None:
    assert other_language(text) is None
