/** Names of divisions: asked for once each, all codes of a page in one request. */
import { api, must } from '@/api/client'

export const useRegions = defineStore('regions', () => {
  const names = reactive<Record<string, string>>({})

  /** A county may be named by its six digits alone. */
  const whole = (code: string): string => (code.length === 6 ? `${code}000000` : code)

  async function learn(codes: Iterable<string>): Promise<void> {
    const unknown = [...new Set([...codes].map(whole))].filter((code) => code && !(code in names))
    for (let start = 0; start < unknown.length; start += 400) {
      const part = unknown.slice(start, start + 400)
      Object.assign(
        names,
        await must(api.GET('/api/v1/portal/region-names', { params: { query: { codes: part.join(',') } } })),
      )
      for (const code of part) names[code] ??= code
    }
  }

  const nameOf = (code: unknown): string => names[whole(String(code))] ?? String(code ?? '')
  return { names, learn, nameOf }
})
