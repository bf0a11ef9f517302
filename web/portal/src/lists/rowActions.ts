/** How the buttons of a row stand: how many of them, and how wide their column is. */
import type { Schemas } from '@/api/client'
import { usePreferences } from '@/stores/preferences'

type Actions = Schemas['ShownAction'][]
const GAP = 14
const EDGES = 22

/** Up to four actions stand in the row; of more, three and a menu with the rest. */
export const inRow = (actions: Actions): number => (actions.length > 4 ? 3 : 4)

/**
 * Wide enough for the longest row of buttons on the page; about a character per 15 pixels. In large print the column stands
 * over what can be scrolled, so more than two buttons take two lines of about the same length.
 */
export function actionWidth(rows: Actions[]): number {
  const large = usePreferences().values.large
  const character = large ? 18.5 : 15
  const widths = rows.map((row) => {
    const titles = row.map((one) => one.spec.title)
    const shown = titles.length > 4 ? [...titles.slice(0, 3), '更多'] : titles
    const buttons = shown.map((title) => title.length * character + GAP)
    return large && buttons.length > 2 ? twoLines(buttons) : sum(buttons)
  })
  return Math.round(Math.max(large ? 106 : 90, ...widths.map((width) => width + EDGES)))
}

const sum = (widths: number[]): number => widths.reduce((total, one) => total + one, 0)

/** The longer of two lines, where they break best. */
function twoLines(buttons: number[]): number {
  return Math.min(
    ...buttons.map((_, at) => Math.max(sum(buttons.slice(0, at + 1)), sum(buttons.slice(at + 1)))),
  )
}
