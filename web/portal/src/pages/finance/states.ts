/** The words for states of payments and names of banks, as the page specs have them. */
import type { Page } from '@/lists/listState'
import { labelsOf } from '@/lists/cell'

/** How `value` reads in the column `key` of a page; the code itself where the page has no such column. */
export function wordOf(page: Page | null, key: string, value: unknown): string {
  const column = page?.spec.columns.find((one) => one.key === key)
  if (!column || value === null || value === undefined) return String(value ?? '')
  return labelsOf(column, value)
    .map((one) => one.text)
    .join('')
}
