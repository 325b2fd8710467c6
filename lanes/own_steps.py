"""Whether a sentence tells what the product does once the customer takes a step: `after you click Restore, …`."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

_STEP = r"(?:click|press|tap|hit|open|enter|type|select|choose|pick|tick|toggle|switch|drag|scroll|go to|log (?:in|out)|sign (?:in|out)|restart|reload|refresh|run|save|upload|import|install|paste)"
_STEP_DONE = r"(?:clicked|pressed|tapped|hit|opened|entered|typed|selected|chosen|picked|ticked|toggled|switched|gone to|logged (?:in|out)|signed (?:in|out)|restarted|reloaded|refreshed|run|saved|uploaded|imported|installed|pasted)"
_STEPS = re.compile(
    rf"\b(?:after|when|whenever|if|once|as soon as|every time|each time)(?: \w+ly)? (?:you(?: (?:first|then|now|next))? {_STEP}\b|you(?:'ve| have) {_STEP_DONE}\b|(?:click|press|tapp|open|enter|select|choos|sav)\w*ing\b)"
    rf"|^\W*(?:(?:please|then|now|just|simply|first) )*{_STEP}\b[^.!?;\n]{{1,80}}? and\b"
    r"|\b(?:nachdem|wenn|sobald|falls) (?:sie|du|ihr)\b[^.!?;\n]{0,50}?\b(?:klick\w*|drück\w*|tipp\w*|öffne\w*|wähl\w*|eingeb\w*|geklickt|gedrückt|anklick\w*|speicher\w*)\b"
    r"|\b(?:cuando|si|una vez que|en cuanto|después de que)\b[^.!?;\n]{0,20}?\b(?:haga|hace|pulse|pulsa|presione|abra|abre|seleccione|elija|introduzca|guarde)\b|\bal (?:hacer clic|pulsar|presionar|abrir|seleccionar|guardar)\b"
    r"|\b(?:quand|lorsque|si|une fois que|dès que) vous (?:avez )?(?:cliqu|appuy|ouvr|sélectionn|choisi|saisi|enregistr)\w+|\ben (?:cliquant|appuyant|ouvrant|sélectionnant)\b"
    r"|\b(?:quando|se|assim que|depois de|ao)\b[^.!?;\n]{0,16}?\b(?:clicar|clica|premir|carregar|abrir|selecionar|escolher|guardar|salvar)\b"
    r"|\b(?:quando|se|appena|dopo che|una volta che)\b[^.!?;\n]{0,12}?\b(?:clicca|cliccato|preme|premuto|apre|aperto|seleziona|sceglie|salva)\b|\b(?:cliccando|premendo|aprendo|selezionando)\b"
)
_OURS = re.compile(
    r"\b(?:we|i(?='| (?:will|can|shall|am|have|would)\b)|us|our|my|hear (?:back|from)|repl(?:y|ies)|answers?|response|antwort\w*|respuesta|réponse|resposta|risposta|team|colleague|agent|specialist|engineer|wir|ich|uns|unser\w*|kolleg\w+|nosotros|nos|nuestr\w+|\w+(?:aremos|eremos|iremos)|nous|je|notre|nós|nosso|nossa|vamos|noi|nostr\w+|[\w]+eremo)\b"
)


def follows_own_step(low: str) -> bool:
    """Whether the lower-cased sentence tells what follows a step in the product, and nobody of ours acts in it."""
    return _STEPS.search(low) is not None and _OURS.search(low) is None
