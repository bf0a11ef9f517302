/** One question of a form, whoever asks: a page spec (`fieldsOfSpec`) or a plugin's JSON schema (`fieldsOfSchema`). */
import type { Schemas } from '@/api/client'

export type Choice = Schemas['Option']

export type FieldKind = NonNullable<Schemas['Field']['kind']> | 'rows' | 'idcard' | 'phone' | 'bankcard'

export interface FormField {
  key: string
  title: string
  kind: FieldKind
  required: boolean
  nullable: boolean
  options: Choice[]
  dictionary: string
  note: string
  placeholder: string
  maxLength?: number
  pattern?: string
  minimum?: number
  maximum?: number
  fallback?: unknown
  /** Both query parameters of a `daterange`. */
  keys?: [string, string]
  /** The field is asked only while this one is true. */
  visibleWhen?: string
  rows?: FormField[]
  minRows?: number
  maxRows?: number
}

export type Values = Record<string, unknown>

const usual = { required: false, nullable: true, options: [], dictionary: '', note: '', placeholder: '' }

export function fieldsOfSpec(fields: Schemas['Field'][]): FormField[] {
  return fields.map((field) => ({
    ...usual,
    key: field.key,
    title: field.title,
    kind: field.kind ?? 'text',
    required: field.required ?? false,
    options: field.options ?? [],
    dictionary: field.dictionary ?? '',
    note: field.note ?? '',
    placeholder: field.placeholder ?? '',
    maxLength: field.max_length ?? undefined,
    fallback: field.default ?? undefined,
    keys: field.keys?.length === 2 ? [field.keys[0]!, field.keys[1]!] : undefined,
  }))
}

interface Schema {
  [key: string]: unknown
  $ref?: string
  type?: string
  title?: string
  description?: string
  format?: string
  enum?: (string | number)[]
  const?: string | number
  anyOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  $defs?: Record<string, Schema>
}

/** The questions of a plugin's form, in the order in which its author wrote them. */
export function fieldsOfSchema(schema: Schema, root: Schema = schema): FormField[] {
  const wanted = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {}).map(([key, raw]) => {
    const { plain, nullable } = resolved(raw, root)
    const labels = plain['x-labels'] as Record<string, string> | undefined
    const choices = plain.enum ?? (plain.const === undefined ? [] : [plain.const])
    return {
      ...usual,
      key,
      title: String(raw.title ?? plain.title ?? key),
      kind: kindOf(plain),
      required: wanted.has(key) && !nullable,
      nullable,
      options: choices.map((value) => ({ value, label: labels?.[String(value)] ?? String(value), tag: '' })),
      note: String((plain.look as { note?: string } | undefined)?.note ?? raw.description ?? ''),
      maxLength: plain.maxLength as number | undefined,
      pattern: plain.pattern as string | undefined,
      minimum: plain.minimum as number | undefined,
      maximum: plain.maximum as number | undefined,
      fallback: raw.default,
      visibleWhen: raw['x-visible'] as string | undefined,
      rows:
        plain.type === 'array' && plain.items
          ? fieldsOfSchema(resolved(plain.items, root).plain, root)
          : undefined,
      minRows: plain.minItems as number | undefined,
      maxRows: plain.maxItems as number | undefined,
    }
  })
}

/** Follows references and takes the null out of `anyOf`. */
function resolved(raw: Schema, root: Schema): { plain: Schema; nullable: boolean } {
  let plain: Schema = raw
  let nullable = false
  for (let depth = 0; depth < 10; depth += 1) {
    if (plain.$ref) {
      const { $ref, ...own } = plain
      plain = { ...(root.$defs?.[$ref.split('/').pop() ?? ''] ?? {}), ...own }
    } else if (plain.allOf?.length === 1) {
      const { allOf, ...own } = plain
      plain = { ...allOf[0], ...own }
    } else if (plain.anyOf) {
      const { anyOf, ...own } = plain
      nullable ||= anyOf.some((one) => one.type === 'null')
      const kept = anyOf.filter((one) => one.type !== 'null')
      // pydantic writes Decimal as number or text: both are an amount.
      const amount = kept.length > 1 && kept.some((one) => one.type === 'number')
      plain = { ...(amount ? { ...kept[0], type: 'number' } : kept[0]), ...own }
    } else break
  }
  return { plain, nullable }
}

/** The closed list of `x-widget`; anything else falls back to what its type says. */
const WIDGETS: readonly string[] = [
  'textarea',
  'radio',
  'region',
  'township',
  'idcard',
  'phone',
  'bankcard',
  'money',
  'month',
]

function kindOf(plain: Schema): FieldKind {
  const widget = plain['x-widget']
  if (typeof widget === 'string' && WIDGETS.includes(widget)) return widget as FieldKind
  if (plain.enum || plain.const !== undefined) return 'select'
  if (plain.type === 'array') return 'rows'
  if (plain.type === 'boolean') return 'switch'
  if (plain.type === 'integer' || plain.type === 'number') return 'number'
  if (plain.format === 'date') return 'date'
  return Number(plain.maxLength ?? 0) > 120 ? 'textarea' : 'text'
}

/** Values to begin with: what is known already, else what the form suggests. */
export function startingValues(fields: FormField[], known: Values = {}): Values {
  const values: Values = {}
  for (const field of fields) {
    const given = known[field.key]
    if (given !== undefined && given !== null) values[field.key] = given
    else if (field.fallback !== undefined) values[field.key] = field.fallback
    else if (field.kind === 'rows' || field.kind === 'multiselect') values[field.key] = []
    else values[field.key] = field.kind === 'switch' ? false : null
  }
  return values
}

/**
 * What can be said before the server is asked: empty and malformed entries. The server decides; this only saves a way.
 * Answers messages by field; nested rows as `rows.0.key`.
 */
export function problemsOf(fields: FormField[], values: Values, prefix = ''): Record<string, string> {
  const found: Record<string, string> = {}
  for (const field of fields) {
    if (field.visibleWhen && !values[field.visibleWhen]) continue
    const value = values[field.key]
    const empty =
      value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)
    const at = prefix + field.key
    if (empty) {
      if (field.required) found[at] = `请${isChosen(field.kind) ? '选择' : '填写'}${field.title}`
    } else if (field.rows && Array.isArray(value)) {
      value.forEach((row, place) =>
        Object.assign(found, problemsOf(field.rows ?? [], row as Values, `${at}.${place}.`)),
      )
    } else if (typeof value === 'string' && field.pattern && !new RegExp(field.pattern, 'u').test(value)) {
      found[at] = `${field.title}的格式不正确，请核对${field.note ? `（${field.note}）` : ''}`
    }
  }
  return found
}

/** Whether a value is picked, not typed. */
export function isChosen(kind: FieldKind): boolean {
  return [
    'select',
    'multiselect',
    'radio',
    'date',
    'daterange',
    'month',
    'year',
    'region',
    'place',
    'township',
    'programme',
    'batch',
  ].includes(kind)
}
