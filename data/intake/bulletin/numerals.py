"""Chinese numerals as digits: 三百五 is not read, 三百五十 is 350, 十二点五 is 12.5, 两 is 2."""

from __future__ import annotations

DIGITS = {sign: at for at, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}


def digits(text: str) -> str:
    """Printed digits: Arabic ones without thousands separators, Chinese ones read out. A year
    (二〇二三) is read digit by digit.
    """
    if text[0] in "0123456789.":
        return text.replace(",", "").replace("，", "")
    whole, _, decimals = text.partition("点")
    if len(whole) > 1 and not any(sign in TENS for sign in whole):
        number = "".join(str(DIGITS[sign]) for sign in whole)
    else:
        number = str(_whole(whole))
    fraction = "".join(str(DIGITS[sign]) for sign in decimals)
    return f"{number}.{fraction}" if fraction else number


def _whole(text: str) -> int:
    total, last = 0, 0
    for sign in text:
        if sign in TENS:
            total += (last or 1) * TENS[sign]
            last = 0
        else:
            last = DIGITS[sign]
    return total + last
