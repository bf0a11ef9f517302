/** The jobs that the official started on a page, until they are put away; kept in the browser's session. */
import { useSession } from '@/stores/session'

export interface StartedJob {
  id: number
  action: string
}

/** More would only fill the page; the others are found under 后台任务. */
const MOST = 3

export function useStartedJobs(page: string) {
  const session = useSession()
  const key = `ykt.jobs.${session.portal?.id ?? ''}.${session.county}.${page}`
  const jobs = ref<StartedJob[]>(kept())

  function kept(): StartedJob[] {
    try {
      const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
      return Array.isArray(found) ? (found as StartedJob[]) : []
    } catch {
      return []
    }
  }

  function store(fresh: StartedJob[]): void {
    jobs.value = fresh.slice(0, MOST)
    sessionStorage.setItem(key, JSON.stringify(jobs.value))
  }

  /** The answer of an action: one job, one for each voucher, or none. */
  function take(answer: unknown, action: string): void {
    const told = (answer ?? {}) as { job_id?: number; job_ids?: number[] }
    const ids = told.job_ids ?? (told.job_id === undefined ? [] : [told.job_id])
    const others = jobs.value.filter((one) => !ids.includes(one.id))
    if (ids.length) store([...ids.map((id) => ({ id, action })), ...others])
  }

  const drop = (id: number): void => store(jobs.value.filter((one) => one.id !== id))
  return { jobs, take, drop }
}
