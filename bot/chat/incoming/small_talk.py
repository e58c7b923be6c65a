"""Greetings, thanks and the like: short words that nobody means as a prompt."""

import re
import unicodedata

_MOST_WORDS = 5
_MOST_MARKS = 8
"""Characters of emoji alone: more of them tell a story."""

_PHRASES = frozenset(
    phrase.strip()
    for phrase in """
    hi; hey; hello; hello there; hi there; hey there; hiya; yo; howdy; good morning; good afternoon
    good evening; good night; morning; how are you; whats up; what s up; sup
    thanks; thank you; thx; ty; tysm; cheers; thanks a lot; many thanks; thank you so much
    thank you very much; great thanks; thanks so much; ok thanks; cool thanks; nice thanks
    ok; okay; k; cool; nice; great; wow; perfect; awesome; amazing; good; well done; good bot
    love it; lol; haha; bye; goodbye; see you; yes; no; yep; nope; please; test; start; help

    hallo; hallöchen; moin; servus; grüß gott; grüezi; guten morgen; guten tag; guten abend
    gute nacht; tag; na; wie gehts; wie geht s; wie geht es dir
    danke; danke schön; dankeschön; danke dir; vielen dank; besten dank; herzlichen dank; dank dir
    super; toll; klasse; prima; genial; gut; sehr gut; super danke; ok danke; alles klar
    tschüss; tschüs; ciao; bis bald; ja; nein; bitte; hilfe

    hola; buenas; buenos dias; buenas tardes; buenas noches; que tal; como estas; hola que tal
    gracias; muchas gracias; mil gracias; ok gracias; genial gracias; perfecto gracias
    vale; genial; perfecto; guay; muy bien; bien; que bueno; adios; hasta luego; chao; si; por favor
    ayuda

    oi; ola; ola tudo bem; opa; e ai; bom dia; boa tarde; boa noite; tudo bem; oi tudo bem; como vai
    obrigado; obrigada; muito obrigado; muito obrigada; valeu; brigado; brigada; ok obrigado
    ok obrigada; legal; otimo; perfeito; beleza; blz; show; muito bom; tchau; ate logo
    sim; nao; ajuda

    привет; приветик; здравствуй; здравствуйте; доброе утро; добрый день; добрый вечер
    доброй ночи; хай; салют; как дела; привет как дела
    спасибо; большое спасибо; спасибо большое; благодарю; спс; пасиб; ок спасибо
    ок; окей; хорошо; отлично; супер; класс; круто; здорово; красота; ура; пока; до свидания
    да; нет; пожалуйста; помощь
    """.replace("\n", ";").split(";")
    if phrase.strip()
)

_APART = re.compile(r"[\W_]+")


def is_small_talk(text: str) -> bool:
    """Return whether a message only greets, thanks or agrees, in words or in emoji.

    Case, accents and marks do not matter, nor a letter that is drawn out: ``Hiii!!! 👋``.
    """
    words = _plain(text).split()
    if not words:
        return 0 < len(text.strip()) <= _MOST_MARKS
    said = " ".join(words)
    return len(words) <= _MOST_WORDS and bool({said, _shortened(said)} & _PLAIN)


def _plain(text: str) -> str:
    """Return the words in small letters without accents, one space apart."""
    letters = unicodedata.normalize("NFKD", text).casefold().replace("'", "").replace("’", "")
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return _APART.sub(" ", bare).strip()


def _shortened(said: str) -> str:
    """Return the words with each letter that is drawn out once: ``hiii`` is ``hi``."""
    return re.sub(r"(.)\1{2,}", r"\1", said)


_PLAIN = frozenset(map(_plain, _PHRASES))
