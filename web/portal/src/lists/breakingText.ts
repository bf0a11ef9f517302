import type { FunctionalComponent } from 'vue'

/** Behind what joins the parts of an account: `county_`, `finance_`, `reviewer.`, `530423`. */
const JOINTS = /(?<=[A-Za-z][_.])(?=\w)/

/** Accounts have no blanks: where they need two lines they break between their parts, not within a word. */
export const BreakingText: FunctionalComponent<{ text: string }> = ({ text }) =>
  text.split(JOINTS).flatMap((part, at) => (at ? [h('wbr'), part] : [part]))
