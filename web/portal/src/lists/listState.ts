/** What a list page asks the server for, and what it got: query, page, sort, tab, rows, sums. */
import { namesIn, send, type Query, type Schemas } from '@/api/client'
import { showProblem } from '@/api/problem'
import { usePreferences } from '@/stores/preferences'
import { useRegions } from '@/stores/regions'
import { useSession } from '@/stores/session'
import { fieldsOfSpec, type Values } from '@/forms/field'

export type Page = Schemas['ShownPage']
export type Column = Schemas['Column']
export type Row = Record<string, unknown>

interface Rows {
  rows: Row[]
  total: number
  sums?: Record<string, number>
  [more: string]: unknown
}

export const PAGE_SIZES = [20, 50, 100, 200]

export function useListState(page: Page, fixed: () => Query) {
  const session = useSession()
  const regions = useRegions()
  const filters = fieldsOfSpec(page.spec.filters ?? [])
  const values = ref<Values>({})
  const region = ref('')
  const tab = ref(String(page.spec.tabs?.options[0]?.value ?? ''))
  const sort = ref('')
  const number = ref(1)
  const preferences = usePreferences()
  const size = ref(preferences.sizes[page.name] ?? 20)
  watch(size, (chosen) => void preferences.keepSize(page.name, chosen))
  const loading = ref(false)
  const answer = shallowRef<Rows>({ rows: [], total: 0 })
  const failed = ref('')
  let asked = 0

  for (const field of filters) values.value[field.key] = field.fallback ?? null

  /** Begin with what an address says, as `/p/jobs?state=failed` of the workbench does. Answers whether it said anything. */
  function takeAddress(query: Record<string, unknown>): boolean {
    const known = filters.filter((field) => query[field.key] !== undefined)
    for (const field of known) {
      const options = field.dictionary ? [] : field.options
      const told = query[field.key]
      values.value[field.key] = options.find((one) => String(one.value) === told)?.value ?? told
    }
    const shown = page.spec.tabs && query[page.spec.tabs.parameter]
    if (shown) tab.value = String(shown)
    return known.length > 0 || Boolean(shown)
  }

  /** The query of the filters alone: an export runs over exactly what the list shows. */
  function wanted(): Query {
    const query: Query = { ...page.spec.query, ...fixed() }
    for (const field of filters) {
      const value = values.value[field.key]
      if (field.keys && Array.isArray(value)) [query[field.keys[0]], query[field.keys[1]]] = value
      else query[field.key] = value
    }
    if (page.spec.tabs && tab.value) query[page.spec.tabs.parameter] = tab.value
    if (page.spec.region_tree && region.value) query[page.spec.region_tree] = region.value
    return query
  }

  /** The query splits: what the address of the source names goes there, `{batch_id}` for one; the rest stays a query. */
  function split(query: Query): { path: Query; query: Query } {
    const path: Query = { county: session.county }
    const rest = { ...query }
    for (const name of namesIn(page.source.path)) {
      path[name] = rest[name]
      delete rest[name]
    }
    return { path, query: rest }
  }

  /** Whether the address of the source is complete; without a batch, for one, there is nothing to list. */
  function complete(): boolean {
    const { path } = split(wanted())
    return Object.values(path).every((value) => value !== null && value !== undefined && value !== '')
  }

  async function load(): Promise<void> {
    const mine = ++asked
    if (!complete()) {
      answer.value = { rows: [], total: 0 }
      return
    }
    loading.value = true
    failed.value = ''
    try {
      const { path, query } = split(wanted())
      const found = await send<Rows | Row[]>(page.source, {
        path,
        query: { ...query, page: number.value, size: size.value, sort: sort.value },
      })
      // A slow answer to an older question must not overwrite a newer one.
      if (mine !== asked) return
      const rows = Array.isArray(found) ? { rows: found, total: found.length } : found
      await learnRegions(rows.rows)
      answer.value = rows
    } catch (error) {
      if (mine !== asked) return
      failed.value = error instanceof Error ? error.message : String(error)
      showProblem(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  async function learnRegions(rows: Row[]): Promise<void> {
    const keys = page.spec.columns.filter((one) => one.kind === 'region').map((one) => one.key)
    await regions.learn(rows.flatMap((row) => keys.map((key) => String(row[key] ?? ''))))
  }

  function search(): Promise<void> {
    number.value = 1
    return load()
  }

  function reset(): Promise<void> {
    for (const field of filters) values.value[field.key] = field.fallback ?? null
    region.value = ''
    return search()
  }

  return {
    filters,
    values,
    region,
    tab,
    sort,
    number,
    size,
    loading,
    answer,
    failed,
    wanted,
    split,
    complete,
    takeAddress,
    load,
    search,
    reset,
  }
}
