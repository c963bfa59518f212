"""Bring amounts in several currencies to yuan, by rates that you state yourself, with their date."""

from datetime import date

import policynum as pn

text = "实际使用外资3.2亿美元，出口农产品1500万欧元，完成投资86亿元。"
rates = pn.rates({"USD": "7.1", "EUR": "7.8"}, on=date(2024, 12, 31))

for mention in pn.extract(text):
    yuan = mention.measure.to("CNY", rates=rates)
    print(f"{yuan.value:>16,} CNY  {mention.text}")

try:
    pn.extract(text)[0].measure.to("CNY")
except ValueError as error:
    print("without rates:", error)
