"""One folder per outside source of facts: 人社匹卡, 死亡信息, 低保, 特困, 预算一体化."""
