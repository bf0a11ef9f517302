/** The opened pages over the content, kept in the browser for the account. */
import type { RouteLocationNormalizedLoaded } from 'vue-router'

export interface Tab {
  path: string
  title: string
}

export const HOME = '/p/home'

export const useTabs = defineStore('tabs', () => {
  const opened = ref<Tab[]>([])
  /** Counts refreshes of a tab: a new number makes its page anew. */
  const versions = reactive<Record<string, number>>({})
  let owner = ''

  function restore(account: string): void {
    owner = account
    try {
      opened.value = JSON.parse(localStorage.getItem(`ykt.tabs.${account}`) ?? '[]') as Tab[]
    } catch {
      opened.value = []
    }
    if (!opened.value.some((tab) => tab.path === HOME))
      opened.value.unshift({ path: HOME, title: '我的待办' })
  }

  watch(opened, (tabs) => owner && localStorage.setItem(`ykt.tabs.${owner}`, JSON.stringify(tabs)), {
    deep: true,
  })

  function open(route: RouteLocationNormalizedLoaded, title: string): void {
    const known = opened.value.find((tab) => tab.path === route.path)
    if (known) known.title = title
    else opened.value.push({ path: route.path, title })
  }

  function rename(path: string, title: string): void {
    const known = opened.value.find((tab) => tab.path === path)
    if (known) known.title = title
  }

  /** Close what `which` names, seen from `path`; answers the address to show afterwards, or null to stay. */
  function close(which: 'this' | 'others' | 'left' | 'right', path: string, shown: string): string | null {
    const at = opened.value.findIndex((tab) => tab.path === path)
    const kept = opened.value.filter((tab, place) => {
      if (tab.path === HOME) return true
      if (which === 'this') return place !== at
      if (which === 'others') return place === at
      return which === 'left' ? place >= at : place <= at
    })
    const next = kept[Math.min(Math.max(at - 1, 0), kept.length - 1)]
    opened.value = kept
    if (kept.some((tab) => tab.path === shown)) return null
    return which === 'this' ? (next?.path ?? HOME) : path
  }

  function refresh(path: string): void {
    versions[path] = (versions[path] ?? 0) + 1
  }

  return { opened, versions, restore, open, rename, close, refresh }
})
