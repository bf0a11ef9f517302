/** Which columns an official wants to see, kept by the server for the account and page. */
import type { Schemas } from '@/api/client'
import { usePreferences } from '@/stores/preferences'
import type { Column, Page } from './listState'

export function useChosenColumns(page: Page) {
  const preferences = usePreferences()
  const usual = page.spec.columns.filter((one) => one.visible !== false).map((one) => one.key)
  const keys = computed<string[]>(() => {
    const kept = preferences.columns[page.name]?.filter((name) =>
      page.spec.columns.some((one) => one.key === name),
    )
    return kept?.length ? kept : usual
  })

  function choose(fresh: string[]): void {
    void preferences.keepColumns(page.name, fresh === usual ? null : fresh)
  }

  const shown = computed<Column[]>(() => page.spec.columns.filter((one) => keys.value.includes(one.key)))

  const shownOf = (row: Schemas['ShownAction'][]): string[] => {
    const titles = row.map((one) => one.spec.title)
    return titles.length > 4 ? [...titles.slice(0, 3), '更多'] : titles
  }

  /** Wide enough for the longest row of buttons on the page; about a character per 15 pixels. */
  function actionWidth(rows: Schemas['ShownAction'][][]): number {
    const widest = rows.map((row) => shownOf(row).reduce((sum, title) => sum + title.length * 15 + 14, 22))
    return Number(scaled(Math.max(90, ...widest)))
  }

  /** A width of the spec as the print asks for it; empty where the spec leaves it open. */
  const scaled = (width: number | null | undefined): number | string =>
    width ? Math.round(width * (preferences.values.large ? 1.3 : 1)) : ''

  return { scaled, all: page.spec.columns, keys, usual, choose, shown, actionWidth }
}
