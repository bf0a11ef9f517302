/** The spec of a list page as the server gives it to this official. */
import { api, must } from '@/api/client'
import { ProblemError } from '@/api/problem'
import type { Page } from './listState'

export function usePageSpec(name: () => string) {
  const page = shallowRef<Page | null>(null)
  const refused = ref('')

  async function load(): Promise<void> {
    page.value = null
    refused.value = ''
    try {
      page.value = await must(api.GET('/api/v1/portal/pages/{name}', { params: { path: { name: name() } } }))
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      refused.value = error.message
    }
  }
  onMounted(load)
  return { page, refused, load }
}
