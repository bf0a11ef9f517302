/** A step bar as the manuals draw it: every step, of which those lead to their page that the official's menu holds. */
import { useSession } from '@/stores/session'

export interface Step {
  title: string
  path: string
  /** Whether the official may open its page; other posts' steps are shown all the same. */
  open: boolean
}

export function openSteps(steps: readonly Omit<Step, 'open'>[]) {
  const session = useSession()
  return computed(() => {
    const open = new Set(session.portal?.menu.flatMap((group) => group.items.map((item) => item.path)) ?? [])
    return steps.map((step) => ({ ...step, open: open.has(step.path) }))
  })
}
