"""How a reply lets a decision slip: foretold, given as a rule or a right, refused, or told as done."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

import re

_GOOD = r"(?:refund|credit|reimbursement|compensation|discount|exception|waiver|extension|voucher|payout|chargeback|cancellation|termination|restoration|repayment|price match|early exit)"
_GRANTED = r"(?:qualify|be (?:eligible|entitled|covered|refunded|credited|approved|granted|fine|possible|accepted|reimbursed|waived|restored|made whole|paid back))"
_GIVE = r"(?:refund|credit|grant|approve|waive|reimburse|restore|compensate|make exceptions?|give (?:\w+ ){0,3}?(?:money|it|this|refunds?|credits?|discounts?)(?: back)?|pay (?:\w+ ){0,2}back|offer (?:refunds?|credits?|discounts?))"
_UNLUCKY = r"(?:unfortunately|sadly|regrettably|i'm afraid|i am afraid|we're afraid|we are afraid|we regret)"

FORETOLD = (
    rf"\b(?:you|your \w+|this|that|it|the \w+) (?:should|would|ought to|is likely to|are likely to|will likely|will probably|will surely|is expected to|is going to|are going to) (?:\w+ )?{_GRANTED}\b",
    rf"\b(?:likely|probable|usual) (?:refund|credit|compensation|amount)\b|\b(?:full |partial )?(?:{_GOOD}) is (?:very |quite |highly |most )?(?:likely|probable|certain|safe|in order|justified|warranted|due|fair|unlikely)\b|\b(?:credit|refund|discount) of (?:about|around|roughly|up to|some) [^.!?\n]{{0,20}}\b(?:would|should|could|is|seems)\b",
    r"\b(?:i|we) (?:don't|do not) (?:see|expect|foresee|anticipate) (?:any |a |much )?(?:reason|problem|issue|trouble|difficult\w+|obstacle)s?(?: (?:why (?:\w+ )?(?:\w+ )?(?:would|should|could|shouldn't|wouldn't|couldn't|can't|not)|with (?:the|your|a|this|getting)|getting|in getting|for (?:refusing|denying)|not to)\b|(?=\W*$))|\bno reason why (?:not|we)\b",
    r"\b(?:i'm|i am|we're|we are) (?:quite |very |pretty |fairly |rather |absolutely |really )?(?:confident|certain|optimistic|sure|hopeful)(?: that)? (?:about (?:this|your|the)|(?:we|you|this|it|they|your \w+|billing|legal|finance)(?:'ll| will| can| should| qualify|'re (?:eligible|entitled|covered)| are (?:eligible|entitled|covered)| gets?))\b",
    rf"\b(?:usually|normally|typically|generally|always|almost always|in (?:such|these|similar) cases|in cases (?:like (?:this|yours|these)|such as (?:this|yours))|in a case like (?:this|yours))\b,? (?:we |you |customers |this |these |they |people )?(?:\w+ ){{0,2}}?(?:{_GIVE}|get (?:\w+ ){{0,3}}?(?:refund|credit|money|back)|receive (?:\w+ ){{0,3}}?(?:refund|credit))\w*\b",
    r"\b(?:looks?|seems?|appears?|sounds?)(?: to me| to us)?(?: (?:like|as if|as though|that|to be))* (?:you|this|it|your \w+) (?:\w+ )?(?:qualif\w+|eligible|entitled|covered|(?:will|would|should) be (?:eligible|entitled|covered|refunded|credited|approved|granted|possible))\b",
    rf"\b(?:looks?|seems?|appears?|sounds?)(?: to me| to us)?(?: like| to be) an? (?:\w+ ){{0,4}}?(?:for|of) (?:an? )?(?:\w+ )?{_GOOD}\b",
    r"\b(?:will|'ll) (?:\w+ )?be (?:\w+ )?(?:covered|honou?red|accepted) (?:by|in)\b|\byou(?:'ll| will) be fine\b",
    rf"\b(?:clear|strong|good|textbook|obvious|plain|solid) case (?:for|of) (?:an? )?(?:\w+ )?{_GOOD}\b|\b(?:would|should) be (?:typical|usual|normal|standard|fair|appropriate|reasonable) here\b",
    r"\b(?:that's|it's|this is|that is|it is) a (?:clear |firm |definite )?(?:yes|no)\b|\byou(?:'re| are) (?:absolutely |clearly |fully |entirely )?(?:in the right|owed)\b|\byour (?:case|claim|argument|position|request) is (?:\w+ )?(?:strong|solid|clear-cut|weak|justified|valid|legitimate|unfounded|a (?:\w+ )?(?:strong|weak|good|clear|solid) one)\b",
    r"\bconsider (?:it|this|(?:the|your) \w+) (?:gone|done|waived|settled|refunded|cancelled|canceled|forgotten)\b|\b(?:we|i|they|team|billing|legal|finance|security)(?: have| has|'ve)? (?:decided|ruled|agreed|concluded) (?:in your favou?r|against|to\b|not to|that|for you)",
    r"\b(?:das (?:war|ist) )?unser fehler\b|\bsie (?:haben|sind) (?:\w+ )?(?:im )?recht\b(?! zu)|\b(?:error|culpa) nuestr[oa]\b|\bfue nuestro error\b|\b(?:c'est|c'était) (?:notre erreur|de notre faute)\b|\b(?:erro nosso|culpa nossa|nossa culpa)\b|\b(?:nostro errore|colpa nostra)\b",
    r"\bgilt (?:für sie|in ihrem fall)(?: nicht)?\b|\bno se (?:le )?aplica (?:a su|en su)\b|\bne s'applique pas (?:à vous|dans votre|à votre)\b|\bnão se aplica (?:a[o]? (?:seu|sua)|no seu)\b|\bnon si applica (?:al suo|a lei|nel suo)\b",
    r"\b(?:accept|admit|deny|reject|take)(?: (?:the|all|any|full|no))? (?:liability|responsibility|fault|blame)\b|\b(?:will|'ll) (?:\w+ )?(?:come off|drop off|disappear from|be off) your\b",
    r"\b(?:se l[oa]s?|les?|te|os) (?:devolvemos|reembolsamos|abonamos|restituimos|devolveremos)\b",
    r"\b(?:good|fair|high|real|slim|little|small) (?:chances?|odds) (?:of|that|for)\b|\b(?:chances?|odds) (?:of|for|that)\b[^.!?\n]{0,30}\b(?:good|high|low|slim|poor|excellent|small)\b|\byou(?:'ll| will| won't| will not| are going to| aren't going to) (?:\w+ )?get (?:\w+ ){0,3}?back\b(?! to\b)",
    r"\bmoney (?:is )?(?:coming|heading) (?:your way|back)\b|\b(?:make (?:it|this|things) right|made whole|make you whole)\b|\b(?:you can|please) (?:count|rely|bank) on (?:getting|receiving|us|it|that|your|the|a)\b",
    r"\bi(?:'d| would) be (?:very )?(?:surprised|shocked|amazed) if\b[^.!?\n]{0,60}(?:n't|\bnot|\brefused|denied|declined|rejected)\b|\byou have nothing to (?:worry about|fear)\b|\bi (?:don't|do not) (?:think|believe) (?:you|we)(?:'ll| will)? (?:\w+ )?(?:have to|need to|be charged|owe)\b",
    r"\b(?:should never have (?:happened|been charged|been billed)|(?:this|that|it) (?:is|was) (?:clearly |plainly |obviously |entirely |all )+our (?:mistake|fault|error)|we are (?:fully )?(?:liable|at fault|responsible for (?:this|the|your) (?:loss|damage|charge)))\b",
    r"\b(?:contract|agreement|terms?|clause|policy|plan|sla|law|section \d+)(?: \w+)? (?:does |do |clearly |plainly )*(?:gives?|grants?|entitles?|allows?|permits?|obliges?|requires?) (?:you|us)\b|\byou (?:do |clearly |certainly |definitely |also )*have (?:every |the |a |a full |a legal |full )?right (?:to|of)\b",
    r"\b(?:penalty|fees?|clause|charge|notice(?: period)?|minimum term|deadline|surcharge|obligation|rule)(?: \w+)? (?:doesn't|does not|won't|will not|wouldn't|would not|does|will|do not|don't) (?:still )?apply to (?:you|your)\b",
    r"\b(?:wahrscheinlich|vermutlich|voraussichtlich|in der regel|normalerweise|sicherlich|bestimmt)\b[^.!?\n]{0,50}\b(?:erstattet|gutgeschrieben|genehmigt|anspruch|erstattung|gutschrift|zurück)\b|\b(?:sie haben|ihnen steht)\b[^.!?\n]{0,30}\b(?:anspruch|zu(?=\W*$)|das recht)\b|\bin fällen wie (?:ihrem|diesem)\b[^.!?\n]{0,40}\b(?:erstatten|gewähren|geben)\b",
    r"\b(?:probablemente|seguramente|normalmente|generalmente|siempre)\b[^.!?\n]{0,50}\b(?:reembols\w+|abon\w+|aprob\w+|devolv\w+)|\b(?:tiene|tienes|tienen) (?:todo el )?derecho a\b",
    r"\b(?:probablement|sans doute|normalement|sûrement|toujours)\b[^.!?\n]{0,50}\b(?:rembours\w+|accord\w+|crédit\w*)|\bvous avez (?:parfaitement |pleinement |bien )?(?:le )?droit (?:à|de|au)\b|\bvous avez droit\b",
    r"\b(?:provavelmente|normalmente|certamente|sempre)\b[^.!?\n]{0,50}\b(?:reembols\w+|aprovad\w+|devolv\w+)|\b(?:probabilmente|normalmente|sicuramente|sempre)\b[^.!?\n]{0,50}\b(?:rimbors\w+|approvat\w+|restitu\w+)|\bha (?:pieno )?diritto (?:a|al|di)\b|\btem (?:todo o )?direito a\b",
)
"""Foretold, told as a rule, or given as a right; a `not` in it makes it no less an outcome."""

REFUSED = (
    r"\b(?:the answer|our answer|our decision|it)(?:'s| is)(?: \w+)? (?:a )?(?:clear |firm |definite )?no\b(?! (?:longer|more|one|problem|way|easy))|\b(?:our|the|this) decision (?:is|remains) final\b|\b(?:our|the) (?:decision|position) stands\b|\bwe stand by (?:our|the|this)\b",
    rf"\b(?:there(?:'s| is| will be)|we see|i see) no (?:chance|way (?:to (?:refund|get|give|offer|restore|undo|reverse|grant)|we can|you can)|possibility|prospect|scope|room for|grounds?|basis|claim|entitlement|{_GOOD})s?\b(?! card)",
    rf"\b(?:{_GOOD}|request|claim|appeal)s? (?:is|are|was|were|will be|would be|has been|have been|isn't|aren't)(?: \w+)? ?(?:not (?:possible|available|due|granted|an option|on the table|provided|something we)|impossible|out of the question|excluded|off the table|ruled out|denied|declined|refused|rejected|turned down)\b|\b(?:{_GOOD})s? (?:isn't|aren't|won't be) (?:possible|available|due|granted|an option|something we)\b",
    rf"\bno {_GOOD}s? (?:is|are|will|can|would|for|due|possible|appl\w+|here|in this case)\b(?! (?:decided|settled|decision))",
    rf"\bwe (?:never|don't|do not|won't|will not|no longer|can't|cannot) (?:\w+ )?(?:{_GIVE}|do (?:refunds?|exceptions?|credits?)|change (?:our|the) (?:decision|price))\b",
    r"\b(?:we|i)(?: really| simply)? ?(?:can't|cannot|can not|won't|will not|won't be able to|are unable to|am unable to|'re unable to|'m unable to|(?:are|am|'re|'m) not able to) (?:\w+ )?(?:raise|increase|lower|reduce|grant|extend|restore|reinstate|unlock|waive|honou?r|reverse|cancel|refund|credit|accept|approve|agree to|make (?:an )?exceptions?|give you (?:a|an|your|the) (?:refund|credit|discount|access|exception)|transfer|remove)\b",
    rf"\b{_UNLUCKY}\b,? (?:that )?(?:you|this|your \w+|it|that|we|i|the \w+|there) ?(?:\w+ ){{0,3}}?(?:(?:not|n't) (?:\w+ )?(?:eligible|entitled|qualify|covered|possible|refundable|within our policy|an option)|(?:can't|cannot|can not|won't|will not|unable to|not able to) (?:\w+ )?(?:help|do (?:that|this|it|so|anything)|offer|grant|make|accept|approve|refund|change|restore|waive|honou?r|reverse|cancel|extend|meet|agree|be (?:refunded|credited|granted|approved|restored|waived|reversed|extended|cancelled|honou?red))|(?:does not|doesn't|do not|don't) (?:\w+ )?qualify)\b",
    r"\byou (?:are|'re|do|were) (?:\w+ )?not (?:\w+ )?(?:eligible|entitled|covered|qualify)\b|\byou (?:aren't|don't|weren't) (?:\w+ )?(?:eligible|entitled|covered|qualify)\b|\byou have no (?:right|claim|entitlement)\b",
    r"\b(?:da|hier) (?:ist|lässt sich)(?: \w+)? (?:leider )?nichts (?:zu )?machen\b|\bno hay nada que hacer\b|\bil n'y a rien à faire\b|\bnão há nada a fazer\b|\bnon c'è niente da fare\b|\bthere(?:'s| is) nothing (?:that )?can be done\b",
    r"\b(?:\w*erstattung|gutschrift|ausnahme|rabatt|kulanz|kündigung|entschädigung|rückzahlung)\b[^.!?\n]{0,40}\b(?:nicht (?:möglich|vorgesehen|drin)|ausgeschlossen|unmöglich|abgelehnt|kommt nicht (?:in frage|infrage))|\b(?:keine[nr]?|kein) (?:\w+ )?(?:anspruch|\w*erstattung|gutschrift|ausnahme|chance|rabatt|möglichkeit)\b(?! (?:entschieden|gefallen))",
    r"\b(?:reembolso|abono|devolución|excepción|descuento|compensación)\b[^.!?\n]{0,30}\bno (?:es|será|resulta|está) (?:posible|viable|permitid\w+|disponible)|\bno (?:es|será|resulta) posible\b[^.!?\n]{0,40}\b(?:reembols\w+|abono|devol\w+|excepción|descuento)|\bno (?:tiene|tienes|hay|procede)\b[^.!?\n]{0,12}\b(?:derecho|reembolso|devolución|abono)\b",
    r"\b(?:remboursement|avoir|exception|remise|geste commercial|indemnisation)\b[^.!?\n]{0,30}\b(?:(?:n'est|ne sera|n'était)(?: \w+)? (?:pas|plus) (?:possible|prévu\w*|envisageable|accordé\w*)|est (?:impossible|exclu\w*|refusé\w*))|\b(?:aucun|pas de) (?:remboursement|avoir|geste commercial|droit)\b|\bvous n'avez pas droit\b",
    r"\b(?:reembolso|crédito|exceção|desconto|devolução|estorno|indemnização)\b[^.!?\n]{0,30}\b(?:não (?:é|será|está) (?:possível|permitid\w+|disponível|viável)|é impossível|foi recusad\w+)|\bnão (?:é|será) possível\b[^.!?\n]{0,40}\b(?:reembols\w+|devol\w+|crédito|exceção|desconto)|\bnão (?:tem|há) (?:direito|reembolso|lugar)\b",
    r"\b(?:rimborso|accredito|eccezione|sconto|indennizzo|storno)\b[^.!?\n]{0,30}\b(?:non (?:è|sarà) (?:possibile|previst\w+|ammess\w+|dovut\w+)|è (?:impossibile|esclus\w+|negat\w+))|\bnon (?:è|sarà) possibile\b[^.!?\n]{0,40}\b(?:rimbors\w+|accredit\w+|eccezion\w+|sconto)|\bnon ha (?:alcun )?diritto\b|\bnessun rimborso\b",
)
"""Told refusals; what is only undecided is none."""

_DID = (
    r"(?:cancel+ed|restored|reinstated|unlocked|extended|upgraded|downgraded|reversed|removed|deleted|reactivated|deactivated|re-?enabled|disabled|refunded|credited|waived|reset|revoked|granted"
    r"|moved|transferred|terminated|changed|corrected|issued|approved|rejected|declined|merged|adjusted|lowered|raised|reduced|applied|processed|switched|swapped|reassigned|promoted|demoted|blocked|suspended|closed|lifted|released|freed|bumped|cut|increased|doubled|halved|stopped|undone|rolled back|backdated|prolonged|given back|paid back|renewed|recovered)"
)
_THING = (
    r"(?:subscriptions?|seats?|plans?|accounts?|access|roles?|owners?|ownership|admins?|administrators?|users?|permissions?|rights|workspaces?|trials?|contracts?|orders?|bookings?|mfa|2fa|passwords?|data|boards?|projects?|refunds?|credits?|charges?|payments?|fees?|invoices?|licen[cs]es?"
    r"|renewals?|discounts?|domains?|sso|api keys?|keys?|tokens?|limits?|quota|lock|backup|membership|add-ons?|cards?|address|members?|amount)"
)
_AWAY = r"(?:how|which|that|who|explains?|describes?|shows?|page|article|when|why|where|if|whether)\b"
_NOT_MATTER = r"(?!(?:\w+ ){0,5}?(?:to (?:the|your|this|our) (?:case|ticket|thread|conversation|notes|record|file|team)|documentation|docs|help (?:page|article|centre|center)|article|status page|notes?\b|priority))"
DONE = (
    rf"\b(?:i|we)(?:'ve| have)?(?: (?:now|already|just|also|gone ahead and|went ahead and|successfully|therefore|both))* {_DID} {_NOT_MATTER}(?:(?:your|the|this|that|both|all|those|these|\d+|an?|it|them|him|her|you|everything)\b|$)",
    rf"\b(?:your|the|both|all|his|her|their|\d+)(?: (?!{_AWAY})[\w'-]{{1,20}}){{0,3}}? {_THING}(?: (?:for|of|in|on) [\w'-]{{1,20}}(?: [\w'-]{{1,20}})?)? (?:has|have)(?: now| already| just| since| both| all)* been(?: \w+ly| now)? {_DID}\b{_NOT_MATTER}",
    rf"\b(?:your|the|both|all|his|her|their|\d+)(?: (?!{_AWAY})[\w'-]{{1,20}}){{0,3}}? {_THING} (?:was|were|is|are|'s)(?: now| already| all| both| \w+ly)* {_DID}\b{_NOT_MATTER}(?! (?:every|each|when|once|if|after|in the (?:header|sidebar)|under|from (?:settings|the)|with a|as (?:an?|the)|through|via|without)\b)",
    r"\b(?:role change|ownership transfer|(?:seat |plan |role |ownership |account )?(?:change|transfer|cancellation|upgrade|downgrade|removal|refund|restoration|reset|termination|move|migration)) (?:is|was|has been) (?:now |already )?(?:completed?|done|through|in effect|confirmed|final)\b",
    r"\b(?:workspace|account|role|board|project|ownership|seat|subscription|plan)s?(?: is| are)? now (?:belongs? to|owned by|assigned to|on the|with|active|inactive|free|open|closed|cancelled|canceled|in your name|yours|set to)\b|\byou are now (?:an? |the )?(?:admin|owner|member|on the)\b|\b(?:workspace|account|role|board|project|subscription)s? now (?:belongs?|goes|runs)\b",
    r"\b(?:ist|sind) wieder (?:aktiv|frei|da|offen|verfügbar|in kraft)\b|\b(?:está|están) (?:de nuevo|otra vez) (?:activ\w+|disponib\w+)|\b(?:est|sont) (?:de|à) nouveau (?:acti\w+|accessib\w+|disponib\w+)|\bestá (?:de novo|novamente) (?:ativ\w+|disponíve\w+)|\bè (?:di nuovo|nuovamente) (?:attiv\w+|disponibil\w+|accessibil\w+)",
    r"\b(?:ownership|access|sso|admin rights) (?:is|are) (?:back|restored|yours)\b|\b(?:i|we)(?:'ve| have)?(?: now| already| just)? (?:put|moved|switched) you (?:on|to|onto|in|back)\b",
    r"\b(?:your|the)(?: [\w'-]{1,20}){0,3} (?:is|are) (?:back|in place again|active again|live again|open again|yours again|gone)(?=\W|$)(?! to\b)|\b(?:refund|credit|payment|money|replacement) (?:went|has gone|is) out\b",
    rf"\b(?:your|the|both|all|his|her|their|\d+)(?: (?!{_AWAY})[\w'-]{{1,20}}){{0,3}}? {_THING} (?:is|are) (?:now |currently |already )?being {_DID}\b",
    rf"\b(?:it|this|that|they|everything)(?:'s| is| are|'re| was| were| has been| have been|'ve been) (?:now |already |all )*(?:{_DID}|done)\b(?! (?:by|in|under|with|every|each|when|if|for)\b)",
    r"\b(?:ich habe|wir haben|habe ich|haben wir)\b[^.!?\n]{0,60}\b(?:gekündigt|storniert|entfernt|gelöscht|wiederhergestellt|entsperrt|freigeschaltet|zurückgesetzt|erstattet|gutgeschrieben|übertragen|geändert|aktiviert|deaktiviert|genehmigt|abgelehnt|verlängert|herabgestuft|hochgestuft|aufgehoben)\b",
    r"\b(?:ihr\w*|das|die|der|alle)\s(?:[\wäöüß-]{1,20} ){0,3}(?:ist|sind|wurden?)\b(?: (?:jetzt|nun|bereits|schon|soeben|wieder|damit|wie gewünscht))*[^.!?,;\n]{0,30}\b(?:gekündigt|storniert|entfernt|gelöscht|wiederhergestellt|entsperrt|freigeschaltet|zurückgesetzt|erstattet|gutgeschrieben|übertragen|veranlasst|ausgelöst|angewiesen|bewilligt|gewährt|entzogen|zugewiesen|beendet|deaktiviert|genehmigt|abgelehnt|verlängert|herabgestuft|aufgehoben)\b",
    r"\b(?:hemos|he) (?:ya )?(?:cancelado|devuelto|concedido|denegado|rechazado|reactivado|revocado|eliminado|restablecido|restaurado|desbloqueado|reembolsado|abonado|transferido|cambiado|activado|desactivado|ampliado|anulado|aprobado|quitado|retirado)\b|\b(?:su|tu|la|el|los|las|sus)(?: [\wáéíóúñ]{1,20}){1,3} (?:ya )?(?:(?:ha|han) sido|está|están|fue|fueron|queda|quedan) (?:ya )?(?:cancelad|eliminad|restablecid|restaurad|desbloquead|reembolsad|abonad|transferid|desactivad|ampliad|anulad|aprobad|rechazad|retirad)[oa]s?\b",
    r"\b(?:j'ai|nous avons) (?:\w+ )?(?:résilié|rendu|accordé|révoqué|refusé|annulé|supprimé|rétabli|débloqué|remboursé|crédité|transféré|modifié|désactivé|réactivé|prolongé|approuvé|retiré|réinitialisé)\b|\b(?:votre|vos|la|le|les|l')(?:[ ']?\w{1,20}\b){1,6} (?:vous (?:est|sont|a été|ont été)|est|sont|a été|ont été)(?: (?:désormais|maintenant|bien|déjà))* (?:résili|annul|supprim|rétabli|débloqu|rembours|crédit|transfér|désactiv|réactiv|prolong|approuv|refus|retir|réinitialis)\w*\b",
    r"\b(?:cancelei|cancelamos|removi|removemos|restabeleci|restabelecemos|desbloqueei|desbloqueámos|desbloqueamos|reembolsei|reembolsámos|transferi|transferimos|eliminei|eliminámos|anulei|anulámos)\b (?:o|a|os|as|seu|sua)\b|\b(?:seu|sua|o|a|os|as|seus|suas)(?: [\wàáâãéêíóôõúç]{1,20}){1,3} (?:já )?(?:foi|foram|está|estão) (?:já )?(?:cancelad|removid|eliminad|restabelecid|restaurad|desbloquead|reembolsad|creditad|transferid|desativad|anulad|aprovad|recusad|prolongad)[oa]s?\b",
    r"\b(?:ho|abbiamo) (?:già )?(?:annullato|restituito|concesso|revocato|negato|disdetto|cancellato|rimosso|ripristinato|sbloccato|rimborsato|accreditato|trasferito|disattivato|riattivato|approvato|eliminato|prorogato)\b|\b(?:il|la|i|le|gli|l')(?: ?[\wàèéìòù']{1,20}){1,3} (?:è|sono) (?:già )?(?:stat[oaie] )?(?:già )?(?:annullat|disdett|cancellat|rimoss|ripristinat|sbloccat|rimborsat|accreditat|trasferit|disattivat|riattivat|approvat|respint|eliminat|prorogat)[oaie]\b",
)
"""Told as done: silent where it is denied, supposed, asked, or another's word."""

GENERAL = re.compile(
    r"\b(?:automatically|every|each|always|usually|by default|whenever|per the|audit log|laut|protokoll|log|by your|by (?:an|the|another) (?:admin\w*|owner|user|member)|by mistake|without notice|without warning|at the end of|after \d+ (?:days?|months?)|automatisch|jeweils|automáticamente|automatiquement|automaticamente)\b"
    r"|\b(?:under|in|via) (?:settings|admin|billing|security|the (?:menu|header|sidebar|dashboard))\b"
)
"""What makes a sentence about things done an account of how the product works, or of what others did."""

FOR_NOW = re.compile(
    r"\b(?:until|till|before|yet|so far|unless|bis|bevor|solange|noch|hasta|antes de|mientras|tant que|avant|até|enquanto|finché|prima)\b"
)
"""What makes a denial one for the time being."""


def _one(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


FORETELLS = _one(FORETOLD)
REFUSES = _one(REFUSED)
DOES = _one(DONE)
