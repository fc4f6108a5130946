"""The times that a letter names, as rules: days, months, quarters, seasons, years and named days.

``TIMES`` holds the rules in order, the most specific first: where two match the same words, the earlier one counts.
What stands before a time ("the end of", "early", "by") is no business of this module, and neither is whether the time
is a deadline.

Refused here: days that do not exist, and numbers that only look like times (24/7, Plan 2025–2028).
"""

from __future__ import annotations

from hmip_parse.rules.deadlines import readers, words
from hmip_parse.rules.deadlines.counts import COMING_UNIT, COUNTS
from hmip_parse.rules.deadlines.readings import Reading, TimeRule

_NOT_IN_A_NUMBER = r"(?<![\d.,/£$:–-])"
_WEEKDAY = rf"(?: {words.weekday()} ,? \s+ (?:the\s+)? )?"
_DAY = rf"{_NOT_IN_A_NUMBER} (?P<day>\d\d?) {words.ORDINAL}"
_YEAR_BEHIND = rf"(?: (?:,\s* | \s+) (?:of\s+)? {words.YEAR} | {words.OF_YEAR} )?"
_KIND_OF_FINANCIAL_YEAR = r"(?:financial|fiscal|business|reporting|performance|delivery|operational)"
_QUARTER = rf"(?:q|qtr|quarter)\s?(?P<quarter>{words.ONE_TO_FOUR})"

DAYS: tuple[TimeRule, ...] = (
    TimeRule(
        "deadline-day-iso",
        r"(?<![\d-]) (?P<year>20\d\d) - (?P<month>0\d|1[0-2]) - (?P<day>[0-3]\d) (?![\d-])",
        needs=(frozenset(("20",)), frozenset(("-",))),
        accepts=(("2025-09-30", "2025-09-30"),),
        refuses=("2025-13-01", "2025-09-31", "12025-09-30"),
        read=readers.numeric_day,
    ),
    TimeRule(
        "deadline-day-numeric",
        rf"""{_NOT_IN_A_NUMBER} (?: {words.weekday()} ,? \s+ )?
        (?P<day>[0-3]?\d) (?P<mark>[./-]) (?P<month>[01]?\d) (?P=mark) (?P<year>20\d\d|\d\d) (?![\d/-])""",
        needs=(words.DIGITS, frozenset((".", "/", "-"))),
        accepts=(("30/09/25", "2025-09-30"), ("1.10.2025", "2025-10-01"), ("05-01-2026", "2026-01-05")),
        refuses=("31/06/2025", "30/09-25", "24/7", "2025/26", "12/30/2025"),
        read=readers.numeric_day,
    ),
    TimeRule(
        "deadline-days",
        rf"""{_WEEKDAY} {_NOT_IN_A_NUMBER} (?P<first>\d\d?) {words.ORDINAL}
        (?: ,\s* \d\d? {words.ORDINAL} (?=\s?(?:,|and|or|&)) )?
        \s? (?: , | and | or | & | to | until | through | [-–—/] ) \s? {_WEEKDAY.replace("weekday", "last_weekday")}
        (?P<day>\d\d?) {words.ORDINAL} \s+ (?:of\s+)? {words.month()} {_YEAR_BEHIND}""",
        needs=(words.DIGITS, words.IN_MONTHS),
        accepts=(
            ("3 and 4 December 2025", "2025-12-03/2025-12-04"),
            ("1st–12th September", "2025-09-01/2025-09-12"),
            ("Tuesday 14 and Wednesday 15 October", "2025-10-14/2025-10-15"),
            ("6, 7 and 8 January", "2026-01-06/2026-01-08"),
        ),
        refuses=("14 and 3 December", "30 and 31 June", "3 and 4 people"),
        read=readers.days,
    ),
    TimeRule(
        "deadline-day-short-year",
        rf"""{_DAY} (?: \s+ {words.month("long_month")} \s+ (?: ['’] (?P<long_year>\d\d)
        | (?P<last_year>2\d) (?=\s*(?:\Z|[\n,;.)])) )
        | (?P<mark>[-/]) {words.month()} (?P=mark) (?P<year>(?:20)?\d\d) ) (?!\d)""",
        needs=(words.DIGITS, words.IN_MONTHS),
        accepts=(
            ("31 March ’26", "2026-03-31"),
            ("31-Mar-26", "2026-03-31"),
            ("1-Oct-2025", "2025-10-01"),
            ("31 Mar 26", "2026-03-31"),
        ),
        refuses=("31 March 26 people", "31-June-26"),
        read=readers.day_with_short_year,
    ),
    TimeRule(
        "deadline-day",
        rf"{_WEEKDAY} {_DAY} \s* (?:of\s+)? {words.month()} {_YEAR_BEHIND}",
        needs=(words.DIGITS, words.IN_MONTHS),
        accepts=(
            ("30 September 2025", "2025-09-30"),
            ("Friday 26 September 2025", "2025-09-26"),
            ("5th of January", "2026-01-05"),
            ("1 Sept. 2025", "2025-09-01"),
            ("12 May next year", "2026-05-12"),
        ),
        refuses=("31 June 2025", "0 May", "120 May", "3 may find"),
        read=readers.day,
    ),
    TimeRule(
        "deadline-day-month-first",
        rf"{_WEEKDAY} {words.month()} \s+ (?P<day>\d\d?) {words.ORDINAL} (?: ,\s*{words.YEAR} | (?<=st|nd|rd|th) )",
        needs=(words.DIGITS, words.IN_MONTHS),
        accepts=(("September 30, 2025", "2025-09-30"), ("October 3rd", "2025-10-03")),
        refuses=("October 12 people", "June 31, 2025"),
        read=readers.day,
    ),
    TimeRule(
        "deadline-half-term",
        r"""\b (?: (?:january|february|march|april|may|june|july|august|september|october|november|december
        |spring|summer|autumn|winter) \s+ )? half[-\s]term \b (?: \s+ (?:break|holidays?|week) \b )?""",
        needs=(frozenset(("half",)),),
        accepts=(("October half-term", None), ("half term break", None)),
        refuses=("half", "the first half of the term"),
        read=lambda _: Reading(),
    ),
    TimeRule(
        "deadline-named-day",
        rf"""{words.WHICH}? \b (?P<name> christmas\s(?:eve|day) | christmas | boxing\sday | new\syear['’]s\s(?:eve|day)
        | good\sfriday | easter\s(?:sunday|monday) | easter | (?:early|late)\smay\sbank\sholiday | may\sday
        | may\sbank\sholiday | (?:spring|august|(?:late\s)?summer|whitsun)\sbank\sholiday ) \b
        (?: \s+ (?:break|period|holidays?|recess) \b )? (?!['’]s) {_YEAR_BEHIND}""",
        needs=(frozenset(("christmas", "boxing", "new", "good", "easter", "holiday", "may")),),
        accepts=(
            ("Christmas", "2025-12-25"),
            ("Easter 2026", "2026-04-05"),
            ("Good Friday", "2026-04-03"),
            ("August bank holiday", "2025-08-25"),
            ("spring bank holiday 2022", "2022-06-02"),
            ("New Year’s Eve", "2025-12-31"),
        ),
        refuses=("bank holiday", "Easterhouse", "Christmas's"),
        read=readers.named_day,
    ),
)

_YEARS = (
    TimeRule(
        "deadline-season",
        rf"""{words.WHICH}? \b (?P<season>spring|summer|autumn|winter) \b (?:\s+(?:term|recess|break|holidays?)\b)?
        (?!['’]s)
        (?: (?:,\s*|\s+) (?:of\s+)? {words.YEAR} (?:\s?[/–-]\s?(?P<next_year>(?:20)?\d\d)(?!\d))?
        | {words.OF_YEAR} )?""",
        needs=(frozenset(("spring", "summer", "autumn", "winter")),),
        accepts=(
            ("autumn 2025", "2025-23"),
            ("winter 2025/26", "2025-24"),
            ("spring", "2026-21"),
            ("next summer", "2026-22"),
            ("summer of 2026", "2026-22"),
        ),
        refuses=("winter 2025/28", "Wintering"),
        read=readers.season,
    ),
    TimeRule(
        "deadline-financial-year",
        rf"""(?: \b (?:(?:financial|fiscal)\s+years? | FY) \s? )? (?<![\d/–—-])
        (?P<start>20\d\d) \s?[/–—-]\s? (?P<stop>20\d\d|\d\d) (?![\d/]|[–-]\d)
        (?: \s+ {_KIND_OF_FINANCIAL_YEAR} \s+ year \b )? (?: ,? \s* {_QUARTER} )?""",
        needs=(frozenset(("20",)),),
        accepts=(
            ("2025/26", "2025-04/2026-03"),
            ("2025–2026", "2025-04/2026-03"),
            ("2025-26 financial year", "2025-04/2026-03"),
            ("2025/26 Q3", "2025-10/2025-12"),
        ),
        refuses=("2025–2028", "2025/25", "25/26", "2024/25/26"),
        read=readers.financial_year,
    ),
    TimeRule(
        "deadline-financial-year-named",
        rf"""\b (?: (?: FY | financial\s+years? ) \s?
        (?P<start>(?:20)?\d\d) (?: [/–-] | \s+to\s+ ) (?P<stop>(?:20)?\d\d) \b
        | (?P<begin>20\d\d)\s+to\s+(?P<end>20\d\d)\s+ {_KIND_OF_FINANCIAL_YEAR} \s+year \b )
        (?: ,? \s* {_QUARTER} )?""",
        needs=(words.DIGITS, frozenset(("fy", "year"))),
        accepts=(
            ("FY25/26", "2025-04/2026-03"),
            ("financial year 2025 to 2026", "2025-04/2026-03"),
            ("2026 to 2027 financial year", "2026-04/2027-03"),
        ),
        refuses=("FY25", "25/26", "2025 to 2026"),
        read=readers.financial_year,
    ),
    TimeRule(
        "deadline-quarter-short-year",
        rf"\b {_QUARTER} (?:,?\s+(?:of\s+)?) (?P<start>\d\d) [/–-] (?P<stop>\d\d) \b",
        needs=(words.DIGITS, frozenset(("q",))),
        accepts=(("Q3 25/26", "2025-10/2025-12"),),
        refuses=("Q3 25/27", "Q3 25 people"),
        read=readers.financial_year,
    ),
)

MONTHS: tuple[TimeRule, ...] = (
    TimeRule(
        "deadline-month-short-year",
        rf"{words.month()} \s? (?: ['’] | - ) \s? (?P<year>\d\d) (?![\d/])",
        needs=(words.DIGITS, words.IN_MONTHS),
        accepts=(("Dec-25", "2025-12"), ("October ’25", "2025-10")),
        refuses=("December 25", "Dec-255"),
        read=readers.month_and_short_year,
    ),
    TimeRule(
        "deadline-month",
        rf"{words.WHICH}? {words.month()} (?!['’]s) {_YEAR_BEHIND}",
        needs=(words.IN_MONTHS,),
        accepts=(
            ("October 2025", "2025-10"),
            ("January", "2026-01"),
            ("March of next year", "2026-03"),
            ("next April", "2026-04"),
            ("last June", "2025-06"),
        ),
        refuses=("may", "march on", "Octobers", "October’s"),
        read=readers.month,
    ),
    TimeRule(
        "deadline-month-numeric",
        r"(?<![\d/.-]) (?P<month>0[1-9]|1[0-2]) / (?P<year>20\d\d) (?![\d/])",
        needs=(frozenset(("20",)), frozenset(("/",))),
        accepts=(("03/2026", "2026-03"),),
        refuses=("13/2026", "1/03/2026"),
        read=readers.numeric_month,
    ),
)

_AROUND_THE_LETTER = (
    TimeRule(
        "deadline-this-financial-year",
        rf"{words.WHICH}? {_KIND_OF_FINANCIAL_YEAR} \s+ year \b (?![-\s]end|['’]s)",
        needs=(frozenset(("year",)),),
        accepts=(
            ("this financial year", "2025-04/2026-03"),
            ("financial year", "2025-04/2026-03"),
            ("the next financial year", "2026-04/2027-03"),
            ("the new financial year", "2026-04/2027-03"),
        ),
        refuses=("financial year-end", "financial years"),
        read=readers.named_financial_year,
    ),
    TimeRule(
        "deadline-year-end",
        rf"""{words.WHICH}? \b (?: (?P<financial>{_KIND_OF_FINANCIAL_YEAR}) \s+ | calendar\s+ )?
        (?P<unit>year|month|quarter|week) (?:['’]s)? [-\s] end \b""",
        needs=(words.IN_UNITS, frozenset(("end",))),
        accepts=(("year-end", "2025-12-31"), ("financial year end", "2026-03-31"), ("month's end", "2025-08-31")),
        refuses=("weekend", "year ending"),
        read=readers.year_end,
    ),
    TimeRule(
        "deadline-year-is-out",
        r"\b (?:the\s+)? (?:calendar\s+)? year (?: \s+is | ['’]s ) \s+ out \b",
        needs=(frozenset(("out",)),),
        accepts=(("the year is out", "2025-12-31"),),
        refuses=("the year is over", "year out"),
        read=readers.year_is_out,
    ),
    TimeRule(
        "deadline-this-time-next-year",
        r"\b this \s+ time \s+ next \s+ year \b",
        needs=(frozenset(("time",)),),
        accepts=(("this time next year", "2026-08-14"),),
        refuses=("this time", "next year"),
        read=readers.this_time_next_year,
    ),
    TimeRule(
        "deadline-new-year",
        r"(?: \b early\s+in\s+ )? (?:\bthe\s+)? \b new\s+year \b (?!['’]s)",
        needs=(frozenset(("new",)), frozenset(("year",))),
        accepts=(("the new year", "2026-01"), ("early in the New Year", "2026-01")),
        refuses=("the new financial year", "New Year's Honours"),
        read=readers.new_year,
    ),
    TimeRule(
        "deadline-turn-of-the-year",
        r"(?:\bthe\s+)? \b turn\s+of\s+the\s+year \b",
        needs=(frozenset(("turn",)),),
        accepts=(("the turn of the year", "2026-01-01"),),
        refuses=("the turn of events",),
        read=readers.turn_of_the_year,
    ),
    TimeRule(
        "deadline-unit",
        rf"""(?: {words.WHICH} | \b the\s+ ) (?:calendar\s+)? (?P<unit>week|month|quarter|year) \b
        (?! ['’]s | \s+(?:ahead|of)\b | \s+to\s+(?:date\b|\d|(?:the\s+)?(?:end\s+of\s+)?(?:{words.FULL_MONTHS})) )""",
        needs=(words.IN_UNITS,),
        accepts=(
            ("next month", "2025-09"),
            ("next month to settle it", "2025-09"),
            ("this week", "2025-08-11/2025-08-17"),
            ("last week", "2025-08-04/2025-08-10"),
            ("next quarter", "2025-10/2025-12"),
            ("the calendar year", "2025"),
        ),
        refuses=("a month", "last year's", "the year to March", "each month", "the weekly"),
        read=readers.unit,
    ),
    TimeRule(
        "deadline-year",
        rf"(?<!\d) (?<!\d[/.,–-]) {words.YEAR} (?![/,.–-]\d)",
        needs=(frozenset(("19", "20")),),
        accepts=(("2026", "2026"),),
        refuses=("2026/27", "12026", "2,026", "2025–2028"),
        read=readers.year,
    ),
    TimeRule(
        "deadline-quarter",
        rf"\b (?: {_QUARTER} | (?:the\s+)? (?P<ordinal>{words.FIRST_TO_FOURTH}) \s+ quarter ) \b",
        needs=(frozenset(("q",)),),
        accepts=(
            ("Q3", "2025-10/2025-12"),
            ("the final quarter", "2026-01/2026-03"),
            ("quarter two", "2025-07/2025-09"),
        ),
        refuses=("Q5", "a quarter", "every quarter", "the second quartile"),
        read=readers.quarter,
    ),
    TimeRule(
        "deadline-half",
        r"\b h (?P<half>[12]) \b",
        needs=(frozenset(("h1", "h2")),),
        accepts=(("H2", "2025-10/2026-03"),),
        refuses=("H3", "H1N1", "H 2"),
        read=readers.half,
    ),
    TimeRule(
        "deadline-weekday",
        rf"""(?: (?P<which>(?:this\s+)?coming|this|next|last) \s+ )? {words.weekday()}
        (?!s|['’]|\s+(?:mornings?|afternoons?|evenings?|projects?|sessions?|clinics?|groups?|shifts?|meetings?|courses?
        |opening|openings|working|reporting|surger(?:y|ies)|services?)\b)""",
        needs=(words.IN_WEEKDAYS,),
        accepts=(("Friday", "2025-08-15"), ("last Monday", "2025-08-11"), ("next Thursday", "2025-08-21")),
        refuses=("Fridays", "Friday’s", "Thursday afternoons", "Sunday projects"),
        read=readers.weekday,
    ),
    TimeRule(
        "deadline-tomorrow",
        r"\b (?:tomorrow|yesterday) \b (?!['’])",
        needs=(frozenset(("tomorrow", "yesterday")),),
        accepts=(("tomorrow", "2025-08-15"), ("yesterday", "2025-08-13")),
        refuses=("tomorrow's", "today"),
        read=readers.tomorrow,
    ),
    TimeRule(
        "deadline-day-numeric-without-year",
        rf"{_NOT_IN_A_NUMBER} (?P<day>[0-3]\d) / (?P<month>[01]\d) (?![\d/.%])",
        needs=(words.DIGITS, frozenset(("/",))),
        accepts=(("30/09", "2025-09-30"),),
        refuses=("24/7", "50/50", "30/09/2025", "31/06"),
        read=readers.numeric_day_without_year,
    ),
)

# In a target-date cell "Nov 24" is the month of a year, as a spreadsheet writes it; in a sentence it may be a day.
BARE_TIMES: tuple[TimeRule, ...] = (
    TimeRule(
        "deadline-month-two-digits",
        rf"(?<!\d\s) {words.month()} \s+ (?P<year>2\d) (?= \s* (?: \Z | [\n;,.)] ) )",
        needs=(words.DIGITS, words.IN_MONTHS),
        accepts=(("Nov 25", "2025-11"), ("March 26", "2026-03")),
        refuses=("1 Nov 25", "Nov 25 people", "Nov 12"),
        read=readers.month_and_short_year,
    ),
)

TIMES: tuple[TimeRule, ...] = (*DAYS, *_YEARS, *MONTHS, COMING_UNIT, *_AROUND_THE_LETTER, *COUNTS)
