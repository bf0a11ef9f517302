"""How lists of 申报明细 look, for township and county alike."""

from __future__ import annotations

from web.pages.spec import Column, Field, Option, Sum

CHECK_STATUS = [
    Option(value="pending", label="待核查", tag="info"),
    Option(value="processing", label="处理中", tag="primary"),
    Option(value="passed", label="通过", tag="success"),
    Option(value="abnormal", label="异常", tag="danger"),
    Option(value="unverified", label="无法核实", tag="warning"),
]
"""通过 / 异常 / 无法核实 are three answers; the last never shows as either of the others (B4)."""
INTAKE_STATUS = [
    Option(value="valid", label="正常", tag="success"),
    Option(value="abnormal", label="异常", tag="danger"),
]
LINE_STATUS = [
    Option(value="open", label="待申报"),
    Option(value="moving", label="办理中", tag="primary"),
    Option(value="held", label="异议暂缓", tag="warning"),
    Option(value="void", label="作废", tag="danger"),
    Option(value="deleted", label="已删除", tag="info"),
]
CHANNELS = [
    Option(value="import", label="批量导入"),
    Option(value="fetched", label="接入"),
    Option(value="single", label="单户录入"),
    Option(value="citizen", label="小程序申报"),
    Option(value="entitlement", label="按资格生成"),
]

LINE_COLUMNS = [
    Column(key="id", title="编号", width=80, sort="id", visible=False),
    Column(key="row_number", title="行号", kind="number", width=80, sort="row_number", visible=False),
    Column(key="name", title="姓名", width=88, sort="name"),
    Column(key="id_number", title="身份证号", kind="masked", width=165),
    Column(key="intake_status", title="校验", kind="enum", width=70, options=INTAKE_STATUS),
    Column(key="card_status", title="人社匹卡", kind="enum", width=94, options=CHECK_STATUS),
    Column(key="alert_status", title="预警核实", kind="enum", width=94, options=CHECK_STATUS),
    Column(key="findings", title="异常原因和处理办法", min_width=220),
    Column(key="village", title="行政村", min_width=130, sort="village_code", spare=True),
    Column(key="village_group", title="村民小组", width=100, visible=False),
    Column(key="member_count", title="享受人数", kind="number", width=90, visible=False),
    Column(key="account", title="社保卡账号", kind="masked", width=180, visible=False),
    Column(key="bank_name", title="开户银行", width=150, visible=False),
    Column(key="amount_fen", title="金额(元)", kind="money", width=110, sort="amount_fen", visible=False),
    Column(key="channel", title="受理渠道", kind="enum", width=100, options=CHANNELS, spare=True),
    Column(key="status", title="状态", kind="enum", width=95, options=LINE_STATUS, visible=False),
]
"""`findings` are rows of their own: the pages draw them in the slot `cell-findings`."""
LINE_FILTERS = [Field(key="name", title="姓名", max_length=40)]
LINE_SUMS = [
    Sum(key="people", title="明细", unit="条"),
    Sum(key="members", title="享受人数", column="member_count", unit="人"),
    Sum(key="abnormal", title="异常", unit="条"),
]
