/**
 * A roster too long to be fetched whole: the page that somebody looks at is fetched when it is seen, wherever it lies. The
 * other lines stand there as `waiting` ones, so that the list has its whole length from the start.
 */
import { showProblem } from '@/api/problem'
import type { Row } from './listState'

const SIZE = 200

export interface Seen {
  first: number
  last: number
}

/** Whether a line has not come yet. */
export function isWaiting(row: Row): boolean {
  return row.waiting === true
}

/** `fetchPage` answers page `number` (from 1) of `size` lines; `rowKey` names what no two lines share. */
export function usePagedRoster<Answer extends { rows: object[]; total: number }>(
  fetchPage: (number: number, size: number) => Promise<Answer>,
  rowKey = 'id',
) {
  const rows = shallowRef<Row[]>([])
  const total = ref(0)
  const answer = shallowRef<Answer | null>(null)
  const loading = ref(false)
  const loaded = computed(() => rows.value.filter((row) => !isWaiting(row)))
  let seen: Seen = { first: 0, last: 0 }
  let asked = 0
  /** What is here answers another question, or an older state of the list. */
  let outdated = true

  function place(number: number, found: Answer): void {
    const begin = (number - 1) * SIZE
    const next =
      !outdated && found.total === rows.value.length
        ? [...rows.value]
        : // Lines that were added or removed meanwhile have moved the others, too.
          Array.from({ length: found.total }, (_, at) => ({ [rowKey]: `waiting ${at}`, waiting: true }))
    found.rows.forEach((row, at) => (next[begin + at] = row as Row))
    outdated = false
    rows.value = next
    total.value = found.total
    answer.value = found
  }

  /** The first page of which a line is seen but has not come; 0 when there is none. */
  function missing(): number {
    const last = Math.min(seen.last, rows.value.length - 1)
    for (let at = Math.max(0, seen.first); at <= last; at += 1)
      if (isWaiting(rows.value[at]!)) return Math.floor(at / SIZE) + 1
    return 0
  }

  /** One page after the other until all that is seen is there; what was passed meanwhile is not fetched. */
  async function fetchSeen(first: number): Promise<void> {
    const mine = ++asked
    loading.value = true
    try {
      for (let number = first; number; number = missing()) {
        const found = await fetchPage(number, SIZE)
        if (mine !== asked) return
        place(number, found)
        // A page that came back short would be asked for for ever.
        if (found.rows.length < Math.min(SIZE, found.total - (number - 1) * SIZE)) return
      }
    } catch (error) {
      if (mine === asked) showProblem(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  /** These lines are in view now. */
  function show(now: Seen): void {
    seen = now
    const number = missing()
    if (number && !loading.value) void fetchSeen(number)
  }

  /** Begin anew, for another question or because the list has changed; whoever looks further down stays there. */
  function search(): Promise<void> {
    outdated = true
    return fetchSeen(1)
  }

  return { rows, total, answer, loading, loaded, show, search }
}
