"""Teach the library two units of a trade: one that is a fixed weight, one that only counts."""

import policynum as pn

text = "全年收购粮食2万麻袋，社区治理划分为120网格。"
own = pn.Lexicon(units={"麻袋": "90 kg", "网格": "classifier"})

print("without:", [mention.text for mention in pn.extract(text)])
print("with:   ", [mention.text for mention in pn.extract(text, lexicon=own)])
for mention in pn.extract(text, lexicon=own):
    print(mention.text, "is", mention.measure.value, mention.measure.unit)
