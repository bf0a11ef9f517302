"""What everybody reads in the demonstration: notices and policy documents with their PDFs. All of it is invented."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from core.documents import PdfWorkers, page_shell
from ops.demo.desk import Desk

_REMARK = "本文件为演示系统的虚构文本，仅用于展示。"


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice by the administrator of a level; `attachment` is the PDF's title, none when empty."""

    level: str
    title: str
    paragraphs: tuple[str, ...]
    attachment: str = ""
    audience: str = "all"
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy document; `programme` None concerns all programmes, `days` ago is when it was issued."""

    title: str
    document_no: str
    programme: str | None
    days: int
    paragraphs: tuple[str, ...]
    published: bool = True


NOTICES = (
    NoticeDraft(
        "province",
        "关于做好本年度惠民惠农财政补贴资金“一卡通”发放工作的通知",
        (
            "各州（市）、县（市、区）财政局：",
            "一、除涉密等特殊情况外，直接兑付到人到户的财政补贴资金一律通过平台发放到社会保障卡。",
            "二、乡镇确认、公示、审核和县级复核应由不同人员办理，公示期不得缩短。",
            "三、支付失败的明细，应在收到银行回单后核对账户信息，及时补发。",
        ),
        attachment="发放工作要点",
        pinned=True,
    ),
    NoticeDraft(
        "province",
        "平台操作培训安排",
        ("培训按岗位分期进行：第一期乡镇经办、乡镇审核，第二期区县部门，第三期区县财政和预算单位。", "操作手册可在门户“操作手册”中随时查阅。"),
        attachment="培训日程",
    ),
    NoticeDraft(
        "prefecture",
        "关于开展银行账户信息核对的通知",
        ("请各县（市、区）对支付失败、退款的明细逐笔核对，补办社会保障卡或激活金融功能后，由两名工作人员办理账户变更。",),
        attachment="账户信息核对要求",
    ),
    NoticeDraft(
        "county",
        "关于本月高龄津贴、经济困难老年人服务补贴申报时间的通知",
        ("请各乡镇（街道）于每月 10 日前完成补贴清单导入和人社匹卡，15 日前完成公示。", "异常数据请逐条核实，不得留到下月。"),
        attachment="申报时间安排表",
        pinned=True,
    ),
    NoticeDraft(
        "county",
        "关于规范村（社区）公示栏张贴的提醒",
        ("公示名单应张贴在村（社区）便于群众查看的位置，公示结束前不得覆盖。群众反馈请在 3 个工作日内答复。",),
        audience="township",
    ),
)  # fmt: skip
POLICIES = (
    Policy(
        "云南省 2023 年高龄津贴发放标准",
        "云南省民政厅2023年公布的高龄津贴标准",
        "elderly_allowance",
        400,
        (
            "高龄津贴按 80—89 周岁、90—99 周岁、100 周岁及以上三个年龄段发放，标准由各县（市、区）确定。",
            "各县（市、区）的现行标准，可在平台“补贴标准维护”中查看。",
        ),
    ),
    Policy(
        "经济困难老年人服务补贴发放规程（演示）",
        "演示民发〔2026〕1号",
        "elderly_service",
        200,
        (
            "对象：年满 60 周岁的最低生活保障对象和分散供养特困人员。",
            "程序：乡镇受理、人社匹卡、预警核实、乡镇公示、乡镇审核、部门审核、乡镇再公示、财政复核后发放。",
        ),
    ),
    Policy(
        "最低生活保障金社会化发放规程（演示）",
        "演示民发〔2026〕2号",
        "minimum_living",
        150,
        ("最低生活保障金以户为单位发放，由户主或共同生活的家庭成员领取。", "家庭人口、收入发生变化的，应于当月申报。"),
    ),
    Policy(
        "惠民惠农财政补贴资金“一卡通”管理细则（演示）",
        "演示财办〔2026〕3号",
        None,
        90,
        ("补贴政策实行清单管理，未列入清单的项目不得发放。", "代发银行应当逐笔反馈发放结果和失败原因。"),
    ),
    Policy(
        "补贴资金发放抽查办法（征求意见稿，演示）",
        "演示财办〔2026〕4号",
        None,
        20,
        ("每批次发放后，由区县主管部门按不低于百分之三的比例入户核查。",),
        published=False,
    ),
)  # fmt: skip


async def print_reading() -> dict[str, bytes]:
    """The PDFs of all notices and policy documents by title."""
    texts = {one.attachment: one.paragraphs for one in NOTICES if one.attachment}
    texts |= {one.title: one.paragraphs for one in POLICIES}
    async with PdfWorkers() as workers:
        return {title: await workers.render(_page(title, paragraphs)) for title, paragraphs in texts.items()}


def publish_notices(
    desks: dict[str, Desk], regions: dict[str, str], pdfs: dict[str, bytes], day: date
) -> None:
    """Write, attach and publish the notices; `desks` and `regions` by level. Each level keeps one draft."""
    for notice in NOTICES:
        _write(desks[notice.level], notice, regions[notice.level], pdfs, day, published=True)
    for level, desk in desks.items():
        draft = NoticeDraft(
            level, "关于年度补贴资金清算的通知（起草中）", ("请各单位核对本年度发放数据，具体安排另行通知。",)
        )
        _write(desk, draft, regions[level], pdfs, day, published=False)


def add_policies(desk: Desk, pdfs: dict[str, bytes], day: date) -> None:
    """Store the policy documents with their PDFs; the published ones are public."""
    for policy in POLICIES:
        fields = {
            "title": policy.title,
            "document_no": policy.document_no,
            "issued_on": str(day - timedelta(days=policy.days)),
        } | ({"programme": policy.programme} if policy.programme else {})
        made = _upload(desk, "/api/v1/policy-documents", policy.title, pdfs[policy.title], fields)
        if policy.published:
            desk.post(f"/api/v1/policy-documents/{made['id']}/publish", {"published": True})


def _write(
    desk: Desk, notice: NoticeDraft, region: str, pdfs: dict[str, bytes], day: date, *, published: bool
) -> None:
    made = desk.post(
        "/api/v1/notices",
        {
            "title": notice.title,
            "body": "\n".join(notice.paragraphs),
            "region": region,
            "audience": notice.audience,
            "shown_from": str(day),
            "pinned": notice.pinned,
        },
    )
    if notice.attachment:
        _upload(desk, f"/api/v1/notices/{made['id']}/files", notice.attachment, pdfs[notice.attachment], {})
    if published:
        desk.post(f"/api/v1/notices/{made['id']}/state", {"published": True})


def _upload(desk: Desk, address: str, title: str, pdf: bytes, fields: dict[str, str]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{title}.pdf"
        file.write_bytes(pdf)
        return desk.upload(address, file, fields)


def _page(title: str, paragraphs: Sequence[str]) -> str:
    lines = "".join(f'<p class="lead">{html.escape(text)}</p>' for text in paragraphs)
    return page_shell(
        title, f'<h1 class="title">{html.escape(title)}</h1>{lines}<p class="note">{_REMARK}</p>'
    )
