/**
 * How an official likes the portal, kept by the server for the account: columns and page size of each list, theme and print.
 * The browser remembers the looks too, so that a page is drawn in them before the server has answered.
 */
import { api, type Schemas } from '@/api/client'

const KEY = 'ykt.preferences'
/** The page that stands for the portal as a whole. */
const PORTAL = 'portal'

interface Preferences {
  dark: boolean
  large: boolean
  collapsed: boolean
}

function kept(): Preferences {
  const usual = { dark: false, large: false, collapsed: false }
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    return usual
  }
}

export const usePreferences = defineStore('preferences', () => {
  const values = reactive(kept())
  const columns = reactive<Record<string, string[]>>({})
  const sizes = reactive<Record<string, number>>({})
  let sent: Promise<void> = Promise.resolve()

  watchEffect(() => {
    document.documentElement.classList.toggle('dark', values.dark)
    document.documentElement.classList.toggle('large', values.large)
    localStorage.setItem(KEY, JSON.stringify(values))
  })

  /** What was chosen on any machine. Without an answer everything begins as usual. */
  async function load(): Promise<void> {
    const { data } = await api.GET('/api/v1/me/preferences').catch(() => ({ data: undefined }))
    for (const { page, choices } of data ?? []) {
      if (choices.columns) columns[page] = choices.columns
      if (choices.page_size) sizes[page] = choices.page_size
      if (page !== PORTAL) continue
      values.dark = choices.theme === 'dark'
      values.large = choices.large_print ?? false
    }
  }

  /**
   * A choice counts at once here, whether or not the server takes it; `keepalive` lets it arrive when the page is left.
   * One is sent after the other: of two choices made quickly the later one has to arrive last.
   */
  function keep(page: string, body: Schemas['PreferencesBody']): Promise<void> {
    const params = { path: { page } }
    sent = sent.then(async () => {
      await api.PUT('/api/v1/me/preferences/{page}', { params, body, keepalive: true }).catch(() => undefined)
    })
    return sent
  }

  const keepList = (page: string): Promise<void> =>
    keep(page, { columns: columns[page] ?? null, page_size: sizes[page] ?? null })

  /** `null` goes back to the usual columns. */
  function keepColumns(page: string, chosen: string[] | null): Promise<void> {
    if (chosen) columns[page] = chosen
    else delete columns[page]
    return keepList(page)
  }

  function keepSize(page: string, size: number): Promise<void> {
    sizes[page] = size
    return keepList(page)
  }

  function toggle(look: 'dark' | 'large'): Promise<void> {
    values[look] = !values[look]
    return keep(PORTAL, { theme: values.dark ? 'dark' : 'light', large_print: values.large })
  }

  return { values, columns, sizes, load, keepColumns, keepSize, toggle }
})
