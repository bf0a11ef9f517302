/** The online form of a programme: the fields of the plugin's form.py, as the server lists them, become questions. */
import type { Schemas } from '@/api/client'
import type { FieldKind, FormField, Values } from '@/forms/field'

type Column = Schemas['ColumnAnswer']

/** Kept by other means: the number of a row, and the township, which follows from the village. */
const LEFT_OUT = ['ordinal', 'township']
const KINDS: Record<string, FieldKind> = { id_number: 'idcard', account: 'bankcard', phone: 'phone' }

export function fieldsOfColumns(columns: Column[]): FormField[] {
  return columns
    .filter((column) => !LEFT_OUT.includes(column.key))
    .map((column) => ({
      key: column.key,
      title: column.title,
      kind: kindOf(column),
      required: column.required || column.key === 'village',
      nullable: true,
      options: column.choices.map((value) => ({ value, label: value, tag: '' as const })),
      dictionary: '',
      // A form is no sheet: what the note says of cells and lists to choose from is not for here.
      note: column.choices.length || column.key === 'village' ? '' : plain(column.note),
      placeholder: '',
    }))
}

function kindOf(column: Column): FieldKind {
  if (column.key === 'village') return 'place'
  if (column.key === 'members') return 'textarea'
  if (column.choices.length) return 'select'
  return KINDS[column.sensitive] ?? 'text'
}

function plain(note: string): string {
  return note
    .replace(/^(必填|选填)[，,]?/, '')
    .replace(/[，,]?(单元格)?必须是?文本格式/, '')
    .replace(/[，,]?文本格式$/, '')
}

/** What is sent: values as typed, empty ones as nothing. */
export function cellsOf(fields: FormField[], values: Values, before: Values = {}): Record<string, unknown> {
  const cells: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.key] === '' ? null : (values[field.key] ?? null)
    if (value !== (before[field.key] ?? null)) cells[field.key] = value
  }
  return cells
}

interface Wrong {
  column: string
  reason: string
  remedy: string
}

/** Problems that name a column by its heading, as messages beside the field of that column. */
export function errorsOf(problems: unknown, columns: Column[]): Record<string, string> {
  if (!Array.isArray(problems)) return {}
  const found: Record<string, string> = {}
  for (const one of problems as Wrong[]) {
    const key = columns.find((column) => column.title === one.column)?.key
    if (key) found[key === 'township' ? 'village' : key] = `${one.reason}。${one.remedy}`
  }
  return found
}
