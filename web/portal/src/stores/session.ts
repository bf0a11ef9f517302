/** Who is signed in, and the frame that the server drew for them: menu, counties, dictionaries. */
import { api, must, type Schemas } from '@/api/client'

export type Portal = Schemas['Portal']
export type Option = Schemas['Option']

export const useSession = defineStore('session', () => {
  const portal = ref<Portal | null>(null)
  const mustChangePassword = ref(false)
  const county = ref('')

  const name = computed(() => portal.value?.name ?? '')
  const countyName = computed(
    () => portal.value?.counties.find((one) => one.code === county.value)?.name ?? '',
  )

  /** Load the frame; throws `ProblemError` (401 without a log-in). */
  async function load(): Promise<void> {
    const me = await must(api.GET('/api/v1/me'))
    mustChangePassword.value = me.must_change_password
    if (me.must_change_password) return
    const frame = await must(api.GET('/api/v1/portal'))
    portal.value = frame
    const kept = localStorage.getItem(`ykt.county.${frame.id}`)
    const known = frame.counties.map((one) => one.code)
    county.value = kept && known.includes(kept) ? kept : (known[0] ?? '')
  }

  function chooseCounty(code: string): void {
    county.value = code
    if (portal.value) localStorage.setItem(`ykt.county.${portal.value.id}`, code)
  }

  /** Whether a post holds the permission somewhere: hides what the server would refuse, and decides nothing. */
  function can(permission: string): boolean {
    return portal.value?.permissions.includes(permission) ?? false
  }

  function labelOf(dictionary: string, value: unknown): string {
    return (
      portal.value?.dictionaries[dictionary]?.find((one) => one.value === value)?.label ?? String(value ?? '')
    )
  }

  function forget(): void {
    portal.value = null
    county.value = ''
  }

  return { portal, mustChangePassword, county, countyName, name, load, chooseCounty, can, labelOf, forget }
})
