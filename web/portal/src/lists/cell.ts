/** How a cell reads: one text for every kind of column. */
import type { Choice } from '@/forms/field'
import { moment, money, whole } from '@/format'
import { useRegions } from '@/stores/regions'
import { useSession } from '@/stores/session'
import type { Column, Row } from './listState'

export interface Label {
  text: string
  tag: Choice['tag']
}

/** The labels of an enumeration: several where the value is a list (of codes, or of rows that hold a role). */
export function labelsOf(column: Column, value: unknown): Label[] {
  const session = useSession()
  const options = column.dictionary
    ? (session.portal?.dictionaries[column.dictionary] ?? [])
    : (column.options ?? [])
  const list = Array.isArray(value)
    ? value
    : value === null || value === undefined || value === ''
      ? []
      : [value]
  return list.map((one) => {
    const plain = typeof one === 'object' && one ? ((one as Row)[column.dictionary ?? ''] ?? '') : one
    const found = options.find((option) => option.value === plain)
    return { text: found?.label ?? String(plain), tag: found?.tag ?? '' }
  })
}

export function textOf(column: Column, row: Row): string {
  const value = row[column.key]
  if (value === null || value === undefined || value === '') return '—'
  switch (column.kind) {
    case 'money':
      return money(value as number)
    case 'number':
      return typeof value === 'number' && column.key !== 'year' ? whole(value) : String(value)
    case 'datetime':
      return moment(String(value))
    case 'boolean':
      return value ? '是' : '否'
    case 'region':
      return useRegions().nameOf(value)
    case 'programme':
      return useSession().labelOf('programme', value)
    case 'enum':
      return labelsOf(column, value)
        .map((label) => label.text)
        .join('、')
    default:
      return String(value)
  }
}

export const isFigure = (column: Column): boolean => column.kind === 'money' || column.kind === 'number'

/** Words in a column that may grow stand on several lines instead of ending in “…”; figures and tags never break. */
export const grows = (column: Column): boolean =>
  Boolean(column.min_width) && ['text', 'region', 'programme'].includes(column.kind ?? 'text')

/** The whole of a text that its three lines cut, to be read on the spot. */
export const longText = (text: string): string | undefined => (text.length > 16 ? text : undefined)

/** A column's title and its unit: “实际发放金额”, “(元)”. */
export function headOf(title: string): [string, string] {
  const at = title.search(/[(（]/)
  return at < 0 ? [title, ''] : [title.slice(0, at), title.slice(at)]
}

/** Fills `{count}` and `{column}` of a sentence: the row's values, or the sums over several rows. */
export function filled(text: string, columns: Column[], rows: Row[]): string {
  return text.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (key === 'count') return String(rows.length)
    const column = columns.find((one) => one.key === key) ?? ({ key, title: key, kind: 'text' } as Column)
    const [first] = rows
    if (rows.length === 1 && first) return textOf(column, first)
    const sum = rows.reduce((total, row) => total + Number(row[key] ?? 0), 0)
    return column.kind === 'money' ? money(sum) : whole(sum)
  })
}

export function sumOf(rows: Row[], key: string): number {
  return rows.reduce((total, row) => total + Number(row[key] ?? 0), 0)
}
