/** Which columns an official wants to see, kept by the server for the account and page. */
import { usePreferences } from '@/stores/preferences'
import { grows } from './cell'
import type { Column, Page } from './listState'

/** Large print to the usual one, 18 : 14. */
const LARGE = 1.286
const LARGE_LINES = 1.1
/** Up to here a column holds six letters in a line, and fewer would not do. */
const SHORT = 130

/** What the columns may take together, and which tab of the list they are drawn for. */
interface Place {
  room: number
  tab: string
}

export function useChosenColumns(page: Page, place: () => Place) {
  const preferences = usePreferences()
  const all = page.spec.columns
  const onTab = (column: Column, tab: string): boolean => !column.tabs?.length || column.tabs.includes(tab)

  /** A width of the spec as the print asks for it: its words grow by `share`, the edges of a cell do not; empty where it is open. */
  const scaled = (width: number | null | undefined, share: number): number | string =>
    width ? (preferences.values.large ? Math.round((width - 24) * share + 20) : width) : ''
  const widthOf = (column: Column): number | string => scaled(column.width, LARGE)
  /** What may take several lines need not grow as its letters do. */
  const leastOf = (column: Column): number | string =>
    scaled(column.min_width, grows(column) && (column.min_width ?? 0) > SHORT ? LARGE_LINES : LARGE)
  const takenBy = (column: Column): number => Number(widthOf(column) || leastOf(column) || 80)

  const usual = all.filter((one) => one.visible !== false)
  /**
   * What fits before anybody chooses. In large print the spare columns give way, the last one first, until the others fit:
   * who wants them ticks them.
   */
  const fitting = computed<string[]>(() => {
    const { room, tab } = place()
    if (!preferences.values.large) return usual.map((one) => one.key)
    const drawn = usual.filter((one) => onTab(one, tab))
    let taken = drawn.reduce((sum, one) => sum + takenBy(one), 0)
    const away = new Set<string>()
    for (const one of drawn.filter((column) => column.spare).reverse()) {
      if (taken <= room) break
      away.add(one.key)
      taken -= takenBy(one)
    }
    return usual.filter((one) => !away.has(one.key)).map((one) => one.key)
  })
  const kept = computed<string[] | null>(() => {
    const names = preferences.columns[page.name]?.filter((name) => all.some((one) => one.key === name))
    return names?.length ? names : null
  })
  const keys = computed<string[]>(() => kept.value ?? fitting.value)

  /** `null` goes back to the usual columns. */
  function choose(fresh: string[] | null): void {
    void preferences.keepColumns(page.name, fresh)
  }

  const onThisTab = (names: string[]): Column[] =>
    all.filter((one) => names.includes(one.key) && onTab(one, place().tab))
  const shown = computed<Column[]>(() => onThisTab(keys.value))
  /** A file has room for everything: it holds what gave way on the screen too. */
  const exported = (): Column[] => onThisTab(kept.value ?? usual.map((one) => one.key))

  return { widthOf, leastOf, all, keys, choose, shown, exported }
}
