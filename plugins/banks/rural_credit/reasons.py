"""What the reason codes (附言代码) of 云南农信 mean, in words that tell an official what to do."""

from __future__ import annotations

REASONS = {
    "0101": "账户不存在，请核对银行账号",
    "0102": "账户已销户，请本人提供其他社会保障卡账户",
    "0103": "账户已冻结或止付，请本人到开户行办理解除",
    "0104": "账号与户名不一致，请核对姓名和银行账号",
    "0105": "账户为睡眠户，请本人到开户行激活",
    "0106": "卡片已挂失，请本人补办后更新账号",
    "0107": "社会保障卡金融账户未激活，请本人到开户行激活",
    "0108": "账户收款已达限额，请本人到开户行升级账户",
    "0199": "银行未能入账，请联系开户行查明原因",
    "0201": "入账后退款：账户在清算时已销户或冻结",
    "0202": "入账后退款：收款人要求退回",
}


def reason_text(code: str, add_word: str) -> str:
    """The Chinese reason for a code; for a code that is not agreed the bank's own words, with the code."""
    return REASONS.get(code) or f"银行返回原因代码 {code[:20] or '空'}：{add_word[:100] or '未说明'}"
