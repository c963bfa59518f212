"""What sort of number a unit makes: sets of ``kinds`` and ``lexicon``, made once as the rooms of meaning are loaded.

Each mention is asked twenty times for its sort; a constant answers several times as fast as a function with a cache.
"""

from __future__ import annotations

from policynum import kinds, lexicon

MONEY = lexicon.currencies()
SHARES = kinds.shares()  # percent, permille, ratio
RELATIVE = kinds.relative()  # shares, multiples and points: what is no level
ADMINISTERED = frozenset("省市县区国州")  # 三省一市, 12县: written units that count places and measure nothing
IN_ALL = "全[国省市县区州]|我[国省市]"  # where something is told of all of it: 全国铁路里程
MEDALS = frozenset("金银铜")  # 3金2银1铜
NOUNLESS = kinds.nounless()  # those, temperatures and speeds: no noun behind them tells what is so much

# What the name of a rate ends with: 入学|率|, 研发投入|占比|.
RATED = ("比重", "占比", "比例", "率", "增速", "增幅")
BETTERED = ("改善", "好转", "恶化", "变差")  # of what changes for better or worse: PM2.5浓度|改善|5%
