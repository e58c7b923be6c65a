"""Commands that there are not: which one somebody probably meant."""

from collections.abc import Collection
from difflib import get_close_matches

_MEANINGS = {
    "veo": (
        "imagine video vid clip film movie generate gen create make render animate prompt sora "
        "видео сделай создай erstelle crear criar"
    ),
    "still": "image img picture pic photo draw frame bild foto imagen imagem картинка фото",
    "models": "model prices price cost modelle modelos модели цены",
    "tasks": "task list queue status progress jobs задачи aufgaben tareas tarefas",
    "history": "videos mine gallery library verlauf historial historico история",
    "settings": (
        "setting options config configure preferences language lang einstellungen ajustes "
        "configuracoes настройки язык"
    ),
    "cancel": "stop abort abbrechen cancelar отмена стоп",
    "delete": "remove hide löschen borrar apagar удалить",
    "forget": "erase reset clear vergessen olvidar esquecer забыть",
    "help": "start about info commands menu hilfe ayuda ajuda помощь справка команды",
    "buy": "pay donate stars topup kaufen comprar купить",
}
"""What people write who know other bots, and the command of ours that does it."""

_SHORTEST_BEGINNING = 3


def nearest(name: str, known: Collection[str]) -> str:
    """Return which of the known commands is probably meant by another name, or nothing."""
    meant = {each: each for each in known}
    for command, others in _MEANINGS.items():
        if command in known:
            meant |= {other: command for other in others.split() if other not in meant}
    near = get_close_matches(name, meant, n=1)
    if near:
        return meant[near[0]]
    begun = [each for each in known if len(each) >= _SHORTEST_BEGINNING and name.startswith(each)]
    return max(begun, key=len, default="")
