/**
 * A dialog that enters a record or edits one that others may change meanwhile: what was typed, what is wrong with it, and what
 * is stored now when somebody else was faster.
 */
import { ProblemError, showProblem } from '@/api/problem'
import { startingValues, type FormField, type Values } from './field'
import { overNewest } from './overNewest'

export interface RecordOf<Stored> {
  fields: { readonly value: FormField[] }
  /** Says beside the fields what is empty or malformed; whether nothing is. */
  check: () => boolean | undefined
  /** What the form begins with; `null` is a new record. */
  valuesOf: (record: Stored | null) => Values
  /** The record as it is stored now. */
  newest: (record: Stored) => Promise<Stored>
  /** Stores what was typed and says so. */
  store: (record: Stored | null) => Promise<void>
  /** What is wrong with which field; what belongs to none is said below the form. */
  errorsOf?: (error: ProblemError) => Record<string, string>
  /** The record was loaded anew: whatever else shows it is no longer right. */
  reloaded?: () => void
}

export function useRecordForm<Stored>(of: RecordOf<Stored>) {
  const shown = ref(false)
  const busy = ref(false)
  const record = shallowRef<Stored | null>(null)
  const values = ref<Values>({})
  const errors = ref<Record<string, string>>({})
  const refusal = ref('')
  const stale = ref(false)
  const told = ref('')

  function forget(): void {
    errors.value = {}
    refusal.value = ''
    told.value = ''
  }

  /** Show the form for a record, or for a new one. */
  function begin(found: Stored | null): void {
    record.value = found
    values.value = startingValues(of.fields.value, of.valuesOf(found))
    forget()
    shown.value = true
  }

  /** Theirs underneath, what was typed here above it. */
  async function reload(): Promise<void> {
    if (!record.value) return
    try {
      const found = await of.newest(record.value)
      const merged = overNewest(of.fields.value, of.valuesOf(record.value), values.value, of.valuesOf(found))
      record.value = found
      values.value = merged.values
      told.value = merged.told
      refusal.value = ''
      of.reloaded?.()
    } catch (error) {
      showProblem(error)
    }
  }

  function ofAskedFields(error: ProblemError): Record<string, string> {
    const asked = new Set(of.fields.value.map((field) => field.key))
    return Object.fromEntries(Object.entries(error.fields).filter(([key]) => asked.has(key)))
  }

  async function save(): Promise<void> {
    if (!of.check()) return
    busy.value = true
    forget()
    try {
      await of.store(record.value)
      shown.value = false
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      stale.value = error.stale && record.value !== null
      errors.value = (of.errorsOf ?? ofAskedFields)(error)
      if (Object.keys(errors.value).length === 0) refusal.value = error.message
    } finally {
      busy.value = false
    }
  }

  return { shown, busy, record, values, errors, refusal, stale, told, begin, reload, save }
}
