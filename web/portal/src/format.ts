/** How values are written, the same on every page. Money arrives as whole fen. */

const YUAN = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const WHOLE = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })
const MOMENT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** 123456 → “1,234.56”. */
export function money(fen: number | null | undefined): string {
  return fen === null || fen === undefined ? '' : YUAN.format(fen / 100)
}

export function whole(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : WHOLE.format(value)
}

/** “2026-11-21 09:30”, in the time of China wherever the browser stands. */
export function moment(text: string | null | undefined): string {
  if (!text) return ''
  const parts = Object.fromEntries(
    MOMENT.formatToParts(new Date(text)).map((part) => [part.type, part.value]),
  )
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

/** “12.50” → 1250; null when it is no amount. Parsed as text: a float would lose fen. */
export function fenOf(yuan: string): number | null {
  const found = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(yuan.trim().replace(/,/g, ''))
  if (!found) return null
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}

export function yuanOf(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen % 100)).padStart(2, '0')}`
}
