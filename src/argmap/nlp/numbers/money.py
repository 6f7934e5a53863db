"""Currencies as written before and after a sum."""

from __future__ import annotations

_WORDS = {
    "USD": "US$ USD 美元 美金",
    "CNY": "RMB CNY 元人民币 人民币 yuan renminbi",
    "TWD": "NT$ TWD 元新台币 新台币 新臺幣 台币",
    "HKD": "HK$ HKD 港元 港币 港幣",
    "AUD": "A$ AUD 澳元",
    "CAD": "C$ CAD 加元 加币",
    "EUR": "€ EUR 欧元 歐元 euros euro",
    "GBP": "£ GBP 英镑 英鎊 sterling pounds pound",
    "JPY": "JPY 日元 日圆 日圓 yen",
    "KRW": "KRW 韩元 韓元 won",
    "RUB": "RUB 卢布 盧布 roubles rouble rubles ruble",
    "CHF": "CHF 瑞士法郎 瑞郎",
    "INR": "₹ INR 卢比 盧比 rupees rupee",
    "$": "$ dollars dollar",
    "": "¥ ￥ 元 块 圆 圓 francs franc",
}
CURRENCIES = {word: code for code, words in _WORDS.items() for word in words.split()} | {
    "Rs": "INR",
    "Rs.": "INR",
    "US dollars": "USD",
    "US dollar": "USD",
    "Canadian dollars": "CAD",
    "Australian dollars": "AUD",
    "Hong Kong dollars": "HKD",
    "New Taiwan dollars": "TWD",
    "Swiss francs": "CHF",
    "pounds sterling": "GBP",
}
"""Code by word or sign; ``$`` for an unspecified dollar, empty if the word doesn't say."""

PREFIX = r"US\$|NT\$|HK\$|A\$|C\$|RMB|USD|CNY|EUR|GBP|JPY|HKD|TWD|CHF|INR|Rs\.?|[$€£¥￥₹]|人民币|新台币|新臺幣"
"""Pattern of currencies before a sum."""
