/** Before and after of an entry of the operation log in words that an official reads. */
import { moment, money } from '@/format'
import type { Row } from '@/lists/listState'

type LabelOf = (dictionary: string, value: unknown) => string
type NameOf = (code: unknown) => string

export interface Change {
  title: string
  before: string
  after: string
  changed: boolean
}

/** `official.create` → “用户：新增”. */
export function actionTitle(action: string, labelOf: LabelOf): string {
  const [part = '', verb = ''] = action.split('.')
  const told = labelOf('audit_verb', verb)
  const about = labelOf('audit_part', part)
  return verb && told !== verb && told !== about ? `${about}：${told}` : about
}

const DIVISION = /^[1-9]\d{11}$/
const MOMENT = /^\d{4}-\d{2}-\d{2}T/
const NAMED: Record<string, string> = { role: 'role', programme: 'programme', programmes: 'programme' }

/** The divisions that an entry names, so that their names can be asked for together. */
export function regionsIn(entry: Row): string[] {
  const text = JSON.stringify([entry.before, entry.after])
  return [...text.matchAll(/"([1-9]\d{11})"/g)].map(([, code]) => code ?? '')
}

export function changesIn(entry: Row, labelOf: LabelOf, nameOf: NameOf): Change[] {
  const before = (entry.before ?? {}) as Row
  const after = (entry.after ?? {}) as Row
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const say = (key: string, value: unknown) => valueText(key, value, labelOf, nameOf)
  return keys.map((key) => {
    const [old, fresh] = [say(key, before[key]), say(key, after[key])]
    return { title: labelOf('audit_field', key), before: old, after: fresh, changed: old !== fresh }
  })
}

function valueText(key: string, value: unknown, labelOf: LabelOf, nameOf: NameOf): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return key.endsWith('fen') ? `${money(value)} 元` : String(value)
  if (Array.isArray(value)) {
    const apart = value.some((one) => one && typeof one === 'object')
    return value.map((one) => valueText(key, one, labelOf, nameOf)).join(apart ? '\n' : '、') || '—'
  }
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, part]) => {
        const inner = key.endsWith('fen') ? key : name
        return `${wordOf(name, labelOf)}：${valueText(inner, part, labelOf, nameOf)}`
      })
      .join('；')
  }
  const text = String(value)
  if (DIVISION.test(text)) return nameOf(text)
  if (MOMENT.test(text)) return moment(text)
  if (NAMED[key]) return labelOf(NAMED[key], text)
  if (key === 'columns') {
    const told = labelOf('audit_column', text)
    return told === text ? wordOf(text, labelOf) : told
  }
  return key === 'bank_channel' ? labelOf('bank', text) : codeText(text, labelOf)
}

/** A key inside a value: a field, a stage, a channel of entry. */
function wordOf(name: string, labelOf: LabelOf): string {
  const told = labelOf('audit_field', name)
  return told === name ? codeText(name, labelOf) : told
}

function codeText(text: string, labelOf: LabelOf): string {
  const stage = labelOf('stage', text)
  return stage === text ? labelOf('audit_value', text) : stage
}
