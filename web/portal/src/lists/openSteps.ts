/** A step bar as an official sees it: the steps whose page the menu holds. */
import { useSession } from '@/stores/session'

export interface Step {
  title: string
  path: string
}

export function openSteps(steps: readonly Step[]) {
  const session = useSession()
  return computed(() => {
    const open = new Set(session.portal?.menu.flatMap((group) => group.items.map((item) => item.path)) ?? [])
    return steps.filter((step) => open.has(step.path))
  })
}
