"""What stands around sums and times: told in general, already paid or past, only looked into, or still to be sent."""
# ruff: noqa: E501 - a pattern is easier to check on one line

from __future__ import annotations

GENERAL = r"\b(?:must|need to|have to|requested|policy|typically|usually|generally|normally|most|according to|help (?:page|cent(?:er|re))|documentation|article|docs)\b"
"""What tells how things are in general and settles nothing for this customer."""

PAST_SUM = r"\b(?:paid|budget|originally|instead of|rather than|exceeds?|bezahlt|gezahlt|statt|pagó|pagado|pagaste|en lugar de|payé|au lieu de|pagou|pagaram|em vez de|pagato|invece di)\b[^,;]{0,25}$"
"""What stands before a sum that was paid, or wished for, and is not promised."""
PAST_DATE = (
    r"\b(?:since|dated|ago|seit|vom|depuis|desde|dal)\s+(?:the\s+|el\s+|le\s+|il\s+|o\s+)?$"
    r"|\b(?:charges?|invoices?|payments?|orders?|messages?|e-?mails?|outages?|incidents?|tickets?|requests?|calls?|bills?|factura|facture|fatura|fattura|cargo|pago|mensaje|message|mensagem|messaggio) (?:of|from|on|dated|del?|du|do|di|de)\s+(?:el\s+|le\s+|il\s+|o\s+)?$"
    r"|\b(?:charged|billed|paid|made|sent|received|happened|started|wrote|placed|debited|opened) (?:\w+ ){0,2}on\s+$"
)
"""What stands before a date that something had, and not by which it is promised."""

SENT_ON = r"\b(?:send|re-?send|issue|re-?issue|mail|e-?mail|deliver|provide|share|forward|upload|prepare|post|hand|take|make|place|have|get|receive)(?: you| it| them)?(?: (?!for\b|of\b|from\b|about\b)[\w'-]+){1,5} on\s+$"
"""What stands before a date on which something is to be sent or made: `send you the invoice on`."""

LOOKS_INTO = r"\b(?:review|check|discuss|clarif|trace|look|compare|examin|prüf|klär|revis|comprob|vérif|verific|analis|analy|controll)"
"""What is done with a sum without moving it."""
