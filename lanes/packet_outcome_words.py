"""Words that give an outcome: a right to something, a grant of it, an order to give it; in six languages."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re
from collections.abc import Iterable

CONCESSION = re.compile(
    r"(?<![\w-])(?:refunds?|reimbursements?|credits?(?! ?cards?\b| ?limit)|credit notes?|compensation|waivers?|discounts?|concessions?|exceptions?|rebates?|goodwill|vouchers?|chargebacks?|pay-?outs?|(?:term|trial|contract|deadline|payment|renewal) extensions?|extensions? of|price (?:match|cut|reduction|lock)|early (?:exit|termination)|money(?: back)?|damages|(?:extra|free) (?:\w+ )?(?:seats?|months?|years?|weeks?|service)|(?:months?|weeks?|years?|seats?|quarters?) (?:for )?free"
    r"|(?:rück|teil)?erstattung\w*|\w*gutschrift\w*|rückzahlung\w*|\w*rabatt\w*|preisnachl\w+|nachl[aä]ss\w*|kulanz\w*|ausnahme\w*|entschädigung\w*|schadens?ersatz|sonderkündigung\w*"
    r"|reembolsos?|devoluci(?:ón|ones)|abonos?|descuentos?|compensaci(?:ón|ones)|excepci(?:ón|ones)|bonificaci(?:ón|ones)|indemnizaci(?:ón|ones)"
    r"|remboursements?|avoirs?|remises?|réductions?|dédommagements?|indemnités?|indemnisations?|geste commercial|dérogations?"
    r"|estornos?|devoluç(?:ão|ões)|descontos?|compensaç(?:ão|ões)|exceç(?:ão|ões)|abatimentos?|indeni[sz]aç(?:ão|ões)"
    r"|rimborso|rimborsi|storno|storni|sconto|sconti|accredito|accrediti|eccezion[ei]|indennizz[oi]|risarciment[oi]|nota di credito)(?![\w-])"
)
"""What a customer may be given that somebody has to decide on."""
CLAIM = r"(?:(?:customer's|his|her|their|refund|credit|exception|cancellation|termination) requests?|requests? for|claims?|fees?|charges?|penalt(?:y|ies)|terminations?|cancellations?|credits?|difference|over-?(?:charges?|payments?)|(?:second|duplicate|double|extra) payments?|transfers? of ownership|ownership transfers?|\w*gebühr\w*|\w*kosten|strafe|kündigung|antrag|forderung|frais|demande|solicitud|pedido|richiesta|taxa|multa|penale|commissione|comisión|penalización|pénalités?)"
_SUBJECT = re.compile(rf"\b{CLAIM}\b")
_ONE = r"(?:customers?|clients?|requester|subscriber|buyer|account holder|he|she|they|account|workspace)"
_DULY = r"(?:(?:now|also|already|clearly|fully|hereby|therefore|thus|still|contractually|legally|technically|both|\w+ly)\s+){0,2}"
_BE = r"(?:is|are|was|were|be|been|gets?|got|remains?|stands)"
_MUST = r"(?:should|must|will|shall|can|'ll|ought to|(?:needs?|has|have|is|are|going) to)"
_ORDER = r"(?:should|must|shall|will|ought to|(?:needs?|has|have|is|are) to)"
_PAID = r"(?:refunded|reimbursed|compensated|credited|waived|paid back|written off|made whole|indemnified)"
_GIVEN = r"(?:granted|issued|given|paid(?: out)?|applied|returned|processed|extended|honou?red|made|offered|reversed|cancelled|canceled|provided|deducted|removed|dropped|denied|refused|rejected|declined)"
_GIVE = r"(?:refund|reimburse|compensate|credit|waive|write off|pay back|pay out)"
_GIFT = r"(?:refund|credit|reimbursement|compensation|waiver|discount|concession|exception|voucher|rebate)s?"
_BURDEN = r"(?:penalt\w+|fees?|charges?|costs?|notice|\w*gebühr\w*|\w*kosten|frist|strafe|penalización|costes?|cargos?|preaviso|pénalités?|frais|préavis|multa|custos?|taxas?|aviso prévio|penal[ei]|costi|preavviso)"
_LEAVE = r"(?:terminate|cancel|leave|exit|withdraw|rescind|downgrade|end)"


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.replace('~~', '[^,;]{0,60}?')})" for pattern in patterns))


PLAIN = _one_of(
    (
        rf"(?:(?<!\w){_BE}|'s|'re)\s+{_DULY}(?:entitled(?=\s+to\b)|owed)\b",
        rf"\b{_ONE}\s+(?:is|are)\s+{_DULY}(?:eligible|entitled|qualified)\b",
        r"\bwe\s*(?:will|shall|'ll|are going to)\s+be\s+(?:refunding|reimbursing|crediting|compensating|waiving)\b",
        r"\bwe\s+owe\b|\b(?:owes?|owing)\s+(?:the\s+customer|them|him|her)\b|\bdeserves?\b",
        rf"{_MUST}\s+{_DULY}be\s+(?:\w+\s+and\s+)?{_DULY}{_PAID}\b|{_ORDER}\s+{_DULY}be\s+honou?red\b",
        r"\b(?:clause|fee|charge|penalty|increase|renewal|contract|term|amendment|invoice)\s+(?:is|are|was)\s+(?:\w+ly\s+)?(?:invalid|void|unenforceable|unlawful)\b",
        rf"\b(?:is|are|has been|have been)\s+{_DULY}(?:waived|written off)\b",
        rf"\b(?:has|have|had)\s+(?:\w+\s+){{0,3}}right\s+to\s+(?:\w+\s+){{0,2}}?(?:{_LEAVE}|compensation|reduce|withhold|be\s+{_PAID})\b",
        rf"\b{_ONE}\s+(?:is|are)\s+{_DULY}(?:free|allowed|permitted)\s+to\s+{_LEAVE}\b",
        rf"\b(?:may|can|could|is able to|kann|darf|puede|podrá|peut|pourra|pode|poderá|può|potrà)\s[^,;]{{0,60}}?(?:without|at no|free of|ohne|sin|sans|sem|senza)\s+(?:\w+\s+){{0,3}}{_BURDEN}",
        rf"\b(?:gives?|grants?)\s+(?:the\s+)?(?:customer|client|them|him|her)\s+(?:the|a)\s+right\b|\b(?:termination|cancellation|withdrawal|notice)\s+is\s+{_DULY}(?:valid|effective|lawful|justified)\b",
        rf"\b{_GIFT}\s+(?:is|are)\s+{_DULY}(?:the\s+)?(?:right|fair|only|reasonable|proper|correct|inevitable|unavoidable|mandatory|required|necessary|as\s+good\s+as|a\s+given)\b",
        r"\b(?:credit|refund|waiver|compensation|exception)s?\s+(?:\w+\s+){0,2}?appl(?:y|ies)\b",
        rf"(?:\bwe|\bthe company|^\W*|:\s+)(?:\s*(?:{_MUST}|please|just|then|now|\w+ly))*\s*(?:let|release|free)\s+(?:the\s+(?:customer|client)|them|him|her)\s+(?:out\s+of|off|from|go|leave|exit|terminate|cancel)\b",
        r"\bwir (?:entlassen|lassen) (?:sie|ihn|den kunden|die kundin)\b~~\baus\b|\bliberamos al? \w+ del?\b|\bnous (?:les? |la )?libérons\b|\bliberamos (?:o|a) \w+ d[oae]\b|\b(?:lo |la |li )?liberiamo\b",
        r"\b(?:we|the company|the vendor)\s+(?:is|are)\s+liable\b",
        rf"(?:^\W*|:\s+)(?:please |then |just |simply )?{_GIVE}\s+(?:the|them|him|her|\$|€|£|their|his|this|these|both|all|\d)(?!\s+(?:customer|client|user)\s+(?:ask|want|request|demand|claim|expect))",
        # German
        r"\b(?:hat|haben)\b~~\b(?:anspruch|(?:ein |das |volles )?recht) (?:auf|darauf|zu)\b",
        r"\b(?:ist|sind) (?:\w+ ){0,2}(?:erstattungsfähig|erstattungsberechtigt|anspruchsberechtigt|erstattungspflichtig)\b",
        r"\b(?:muss|müssen|soll|sollen|sollte|sollten|wird|werden|ist zu|sind zu)\b~~\b(?:erstattet|rückerstattet|zurückerstattet|gutgeschrieben|gutzuschreiben|erlassen|zurückgezahlt|entschädigt|zu erstatten|storniert und erstattet)\b",
        r"\b(?:bekommt|bekommen|erhält|erhalten)\b~~\b(?:erstattet|zurück|gutgeschrieben|erlassen)\b|\bwir (?:erstatten|erlassen|entschädigen)\b|\b(?:erstatten|erlassen) wir\b",
        r"\b(?:ist|sind)\b~~\bzu (?:erstatten|erlassen|entschädigen)\b|\bwir schulden\b|\b(?:ist|sind) berechtigt\b[^;]{0,60}?\bzu (?:kündigen|stornieren)\b",
        # Spanish
        r"\btienen? (?:\w+ )?derecho a\b|\bse (?:le|les) deben?\b|\b(?:deben?|deberán?|hay que|tienen? que|procede) (?:\w+ )?(?:reembols|devolv|abonar|compensar|condonar)\w*",
        r"\b(?:deben?|tienen? que|deberán?) ser (?:reembolsad|devuelt|abonad|condonad|compensad)\w+|\bser(?:á|án) (?:reembolsad|devuelt|abonad|condonad|compensad)\w+|\bva(?:mos|n)? a (?:reembols|devolver|abonar|compens|condonar)\w*|\b(?:reembols|devolv|compens)(?:ar|er)(?:emos|án?)\b|\bse (?:le |les )?(?:reembolsar|devolver|abonar|compensar|condonar)(?:á|án)\b",
        # French
        r"\b(?:a|ont|aura) (?:\w+ )?droit (?:à|au|aux|de)\b|\b(?:est|sont) en droit d|\b(?:doit|doivent|devra|devront) (?:lui |leur )?(?:être )?(?:rembours|crédit|indemnis|dédommag)\w+|\bil faut (?:\w+ )?(?:rembours|crédit|indemnis|dédommag)\w+",
        r"\b(?:sera|seront|va être|vont être) (?:\w+ )?(?:rembours|crédit|indemnis|dédommag)\w+|\b(?:allons|va|vont) (?:lui |leur )?(?:rembourser|indemniser|dédommager)\b|\brembourser(?:ons|a|ont)\b|\bon (?:lui|leur) doit\b|\bnous (?:lui |leur )?devons (?:rembours|\d|un |une )\w*",
        # Portuguese
        r"\bt[eê]m (?:\w+ )?direito (?:a|ao|à|de|aos)\b|\b(?:devem?|deverá|precisam?|tem de|tem que) ser (?:reembolsad|estornad|creditad|isent|compensad|devolvid)\w+|\bser(?:á|ão) (?:reembolsad|estornad|creditad|compensad|devolvid|isent)\w+|\b(?:devem?|devemos|deverá|vamos|vai|vão|temos de|tem de|tem que) (?:lhe )?(?:reembols|estorn|compens|isent)\w+|\b(?:reembols|estorn)ar(?:emos|á|ão)\b",
        # Italian
        r"\bha(?:nno)? (?:\w+ )?diritto (?:a|al|alla|allo|ad|ai|di|all')|\b(?:deve|devono|dovrà|va|vanno) (?:essere )?(?:rimborsat|accreditat|stornat|risarcit|compensat)\w+|\b(?:sarà|saranno|verrà|verranno) (?:\w+ )?(?:rimborsat|accreditat|stornat|risarcit|compensat)\w+|\b(?:dobbiamo|deve|devono) (?:rimbors|accredit|risarc|storn)\w+|\brimborser(?:emo|à|anno)\b",
    )
)
"""Words that give an outcome whatever else the clause says."""

OF_CONCESSION = _one_of(
    (
        rf"(?<![\w]){_BE}\s+(?:being\s+)?{_DULY}(?:eligible|due(?! (?:to|on|by|date)\b)|approved|granted|agreed|authori[sz]ed|confirmed|accepted|warranted|justified|guaranteed|appropriate|in order|certain|owing|payable|called for|settled)\b",
        rf"{_ORDER}\s+{_DULY}be\s+{_DULY}{_GIVEN}\b|\b(?:can|going to)\s+be\s+{_DULY}(?:granted|issued|honou?red|denied|refused)\b|\b(?:should|will|shall)\s+be\s+{_DULY}approved\b",
        rf"\b{_ONE}(?:'ll)?\s+(?:(?:will|should|must|shall|is to|now)\s+)?(?:gets?|receives?|be\s+(?:given|granted|offered|paid)|have)\s+(?:an?|one|the|his|her|their|full|partial|half|two|three|\$|€|£|\d)",
        rf"{_ORDER}\s+(?:\w+ly\s+|also\s+|then\s+|now\s+)?(?:{_GIVE}|grant|issue|honou?r|reverse|extend|give|offer|apply|send|return|deny|refuse|decline)\b|\b(?:should|will|shall|'ll)\s+approve\b",
        r"(?:^\W*|:\s+)(?:please |then |just |simply )?(?:grant|approve|issue|apply|offer|give|honou?r|reverse|extend|deny|refuse)\s+(?:the|them|him|her|\$|€|£|an?|their|his|this|these|both|all|full|\d)",
        r"\b(?:has|have)\s+(?:\w+ly\s+)?earned\b|\b(?:approved|granted|authori[sz]ed|agreed to|waived|signed off)\s+(?:on\s+)?(?:an?|the|his|her|their|this|full|partial|\$)\b",
        r"\bqualif(?:y|ies|ied) for\b|\b(?:has|have)\s+(?:\w+\s+){0,3}(?:right|claim)\s+(?:to|on)\b",
        r"\b(?:contract|agreement|clause|amendment|addendum|terms|policy|sla)(?:\s+\d[\w.]*)?\s+(?:\w+ly\s+)?(?:allows?|permits?|entitles?|grants?|provides?\s+for|gives?|requires?\s+us|obliges?|covers?|excludes?|guarantees?)\b",
        r"\b(?:vertrag|rahmenvertrag|klausel|vereinbarung|nachtrag)(?: \d\S*)? (?:sieht|gewährt|erlaubt|garantiert|schließt)\b|\b(?:contrato|cláusula|acuerdo|aditivo|acordo)(?: \d\S*)? (?:prevé|prevê|permite|garanti?za|garante|concede|excluye|exclui|da derecho|dá direito)(?!\w)",
        r"\b(?:contrat|clause|avenant|accord)(?: \d\S*)? (?:prévoit|permet|garantit|accorde|exclut|donne droit)\b|\b(?:contratto|clausola|accordo)(?: \d\S*)? (?:prevede|permette|garantisce|concede|esclude|dà diritto)\b",
        r"\b(?:granted|approved|agreed|waived|warranted|justified|genehmigt|bewilligt|gewährt|zugesagt|aprobad[oa]s?|concedid[oa]s?|accordée?s?|approuvée?s?|validée?s?|aprovad[oa]s?|concess[oaie]|approvat[oaie])\W*$",
        # German
        r"\b(?:ist|sind|wurden?|wird|werden|gilt)\b~~\b(?:genehmigt|bewilligt|gewährt|zugesagt|gerechtfertigt|angebracht|fällig|freigegeben|vereinbart|beschlossen|abgelehnt)\b|\b(?:hat|haben)\b~~\b(?:genehmigt|bewilligt|gewährt|zugesagt)\b|\b(?:muss|soll|sollte)\b~~\b(?:gewährt|genehmigt|erteilt|ausgestellt|veranlasst|abgelehnt)\b",
        r"\b(?:steht|stehen)\b~~\bzu\b|\b(?:erhält|bekommt|erhalten|bekommen)\b",
        # Spanish
        r"\b(?:está|están|ha sido|han sido|fue|fueron|queda|es|son) (?:\w+ )?(?:aprobad|concedid|autorizad|justificad|acordad|debid|procedent|denegad)\w+|\b(?:le|les) corresponden?\b|\b(?:va a recibir|recibirán?)\b|\b(?:aprobó|concedió|autorizó|otorgó)\b|\b(?:ha|han|hemos) (?:aprobado|concedido|autorizado)\b|\b(?:debe|tiene que|deberá) (?:concederse|aprobarse|ser (?:concedid|aprobad|anulad|denegad)\w+)",
        # French
        r"\b(?:est|sont|a été|ont été) (?:\w+ ){0,2}(?:approuvé|accordé|validé|autorisé|justifié|acqui|dû|due|convenu|refusé)\w*|\b(?:avons|ont|a) (?:approuvé|accordé|validé)\b|\b(?:va recevoir|recevra|recevront|obtiendra|reçoit)\b|\b(?:doit|devra|doivent) être (?:accordé|approuvé|annulé|refusé)\w*|\b(?:sera|seront) (?:\w+ )?(?:accordé|annulé|émis|versé|refusé)\w*",
        # Portuguese
        r"\b(?:está|estão|foi|foram|é|são) (?:\w+ )?(?:aprovad|concedid|autorizad|justificad|devid|acordad|negad)\w+|\b(?:receberá|receberão|vai receber|vão receber)\b|\b(?:aprovou|aprovamos|concedeu|concedemos|autorizou)\b|\b(?:deve|deverá|tem de) ser (?:concedid|aprovad|cancelad|negad)\w+|\bcabe a\w? cliente\b|\bserá (?:concedid|emitid|aplicad)\w+",
        # Italian
        r"(?<!\w)(?:è|sono|è stat[oa]|sono stat[ei]) (?:\w+ )?(?:approvat|concess|autorizzat|giustificat|dovut|accordat|negat)\w+|\bspetta(?:no)?\b|\b(?:ha|hanno|abbiamo) (?:approvato|concesso|accordato|autorizzato)\b|\b(?:riceverà|otterrà|ottiene|riceveranno)\b|\b(?:deve|dovrà|va) (?:essere )?(?:concess|approvat|annullat|negat)\w+|\b(?:sarà|verrà) (?:concess|emess|annullat)\w+",
    )
)
"""Words that give an outcome where the clause names a concession, a claim or a sum beside them."""

OF_ACCESS = re.compile(
    rf"\b(?:ownership|(?:owner|admin)(?:istrator)? (?:role|rights|access)|access|account|workspace)\b[^,;]{{0,40}}?\b(?:should|must|ought to|(?:needs?|has|have) to)\s+{_DULY}be\s+{_DULY}(?:transferred|handed over|granted|restored|reinstated|unlocked|moved|given|returned|reset)\b(?!\s+by\b)"
    r"|\b(?:ownership|(?:owner|admin)(?:istrator)? (?:role|rights))\s+(?:(?:will|shall|is going to)\s+)?(?:now\s+)?(?:(?:go|pass|move|fall|transfer)(?:es|s)?|(?:is|be|gets?)\s+(?:being\s+)?(?:transferred|handed(?: over)?|given|moved|passed))\s+to\b(?![^,;]*\b(?:automatically|by default|always)\b)"
    r"|\b(?:becomes|(?:will|shall|is to|is going to)\s+(?:be|become))\s+(?:the|an|our|their)\s+(?:new\s+|sole\s+|only\s+)?(?:account\s+|workspace\s+)?(?:owner|admin(?:istrator)?)\b(?![^,;]*\b(?:automatically|by default|always)\b)"
    r"|\b(?:die inhaberschaft|das eigentum) (?:geht|wechselt|wird)\b|\bla (?:propiedad|titularidad) (?:pasa|pasará|se transfiere|se transferirá|será transferida)\b|\bla propriété (?:passe|passera|est transférée|sera transférée)\b|\ba (?:propriedade|titularidade) (?:passa|passará|será transferida)\b|\bla (?:proprietà|titolarità) (?:passa|passerà|sarà trasferita|viene trasferita)\b"
    r"|^\W*(?:please )?(?:transfer|hand over|restore|reinstate|grant)\s+(?:the\s+)?(?:\w+\s+)?(?:ownership|access|admin rights|owner role)\b"
)
"""Words that say who is to be let in."""

DENIED = _one_of(
    (
        rf"(?<![\w])(?:is|are|was|were)(?:\s+not|n't)\s+{_DULY}(?:entitled|eligible|owed|due)\b|\b(?:does not|doesn't|do not|don't)\s+(?:qualify|deserve)\b|\b(?:has|have) no (?:\w+ )?(?:right|claim|entitlement) to\b",
        r"\b(?:fee|penalty|charge|notice period|credit|refund|waiver|exception)s?\s+(?:\w+\s+){0,2}?(?:(?:does|do)(?: not|n't)|no longer)\s+appl(?:y|ies)\b|\b(?:fee|penalty|charge)s?\s+(?:is|are)(?:\s+not|n't)\s+(?:owed|due|payable|valid|applicable)\b",
        r"\b\w*(?:gebühr|kosten|strafe|pauschale)\w* (?:\w+ )?(?:entfällt|entfallen)\b|\b\w*(?:gebühr\w*|strafe) (?:ist|sind) nicht (?:fällig|geschuldet|zulässig)\b|\bkündigung ist (?:\w+ )?(?:wirksam|rechtens|gültig|zulässig|berechtigt)\b",
        r"\b(?:frais|pénalités?) ne (?:sont|est) pas (?:du|due|dus|dues|applicables?)\b|\b(?:comisión|penalización|tasa) no (?:procede|aplica|se aplica|corresponde|es debida)\b|\b(?:multa|taxa) não (?:se aplica|é devida|é aplicável)\b|\b(?:penale|commissione) non (?:è dovuta|si applica|è applicabile)\b",
        r"\bhat keinen (?:anspruch|rechtsanspruch) auf\b|\bno tienen? derecho a\b|\bn'(?:a|ont) pas droit\b|\bnão t[eê]m direito\b|\bnon ha diritto\b",
    )
)
"""A right refused: an outcome as well, where the clause names the concession."""

YET = re.compile(
    r"\b(?:yet|so far|until|till|unless|noch|bisher|encore|todavía|aún|hasta|ainda|ancora|finora|au stade|jusqu)\b"
)
NEGATES = re.compile(
    r"(?<![\w'])(?:not|never|(?<!at )no(?! doubt| question)|none|nobody|nothing|neither|nor|cannot|yet to|hardly|nicht(?! nur)|nichts|nie|niemals|kein(?! zweifel)\w*|niemand\w*|weder|nadie|ningun\w*|ningún|nunca|tampoco|jamás|ne|n'\w+|pas|aucun\w*|jamais|personne|rien|não|nenhum\w*|ninguém|nem|non|nessun\w*|nada|niente|nulla|mai (?=stat|approvat|concess|promess))(?!\w)|n't\b"
)


def on_concession(clause: str, start: int, end: int) -> bool:
    """Whether a concession, a claim or a sum stands near a place in the clause (in lower case)."""
    near = clause[max(0, start - 80) : end + 60]
    return CONCESSION.search(near) is not None or _SUBJECT.search(near) is not None
