/**
 * What every page of a stage bar shows: 项目, 年度 and 批次 stay chosen while the official goes from stage to stage.
 * Kept in the browser's session for the account and county.
 */
import { api, must, type Schemas } from '@/api/client'
import { useSession } from './session'

export type Batch = Schemas['Batch']
type Programme = Schemas['Programme']

export const CYCLES: Record<string, string> = {
  monthly: '按月',
  yearly: '按年',
  term: '按学期',
  one_off: '一次性',
}

export const useStageFilters = defineStore('stageFilters', () => {
  const session = useSession()
  const batches = ref<Batch[]>([])
  const programmes = ref<Programme[]>([])
  const programme = ref('')
  const year = ref<number | null>(null)
  /** 补贴周期 of the programmes, and first and last day of 申报日期. */
  const cycle = ref('')
  const dates = ref<[string, string] | null>(null)
  const batchId = ref<number | null>(null)
  /** On pages that show all batches at once: one of them, where the official wants only that. */
  const onlyBatchId = ref<number | null>(null)
  const loaded = ref('')

  const key = () => `ykt.stage.${session.portal?.id ?? ''}.${session.county}`

  /** The choices of the county, asked for once; the newest open batch is chosen where nothing was. */
  async function load(again = false): Promise<void> {
    const county = session.county
    if (!county || (loaded.value === county && !again)) return
    const [found, known] = await Promise.all([
      must(
        api.GET('/api/v1/counties/{county}/batches', { params: { path: { county }, query: { size: 200 } } }),
      ),
      must(api.GET('/api/v1/programmes', { params: { query: { county } } })),
    ])
    batches.value = found.rows
    const used = new Set(found.rows.map((one) => one.programme_code))
    programmes.value = known.filter((one) => used.has(one.code))
    if (loaded.value !== county) restore()
    loaded.value = county
    if (!batch.value) batchId.value = newest()
  }

  function restore(): void {
    programme.value = ''
    year.value = null
    cycle.value = ''
    dates.value = null
    onlyBatchId.value = null
    batchId.value = Number(sessionStorage.getItem(key())) || null
  }

  const fitting = computed(() =>
    batches.value.filter(
      (one) =>
        (!programme.value || one.programme_code === programme.value) &&
        (!cycle.value || cycleOf(one.programme_code) === cycle.value) &&
        (!year.value || one.year === year.value),
    ),
  )
  const batch = computed(() => batches.value.find((one) => one.id === batchId.value) ?? null)
  const years = computed(() => [...new Set(batches.value.map((one) => one.year))].sort((a, b) => b - a))
  const cycleOf = (code: string): string => programmes.value.find((one) => one.code === code)?.period ?? ''
  const told = computed(() => CYCLES[cycleOf(batch.value?.programme_code ?? programme.value)] ?? '')
  /** Programmes of the chosen 补贴周期. */
  const offered = computed(() => programmes.value.filter((one) => !cycle.value || one.period === cycle.value))
  /** What every list of the stage bar is asked with. */
  const days = computed(() => ({
    since: dates.value?.[0] ?? undefined,
    until: dates.value?.[1] ?? undefined,
  }))

  function newest(): number | null {
    return (fitting.value.find((one) => one.state === 'open') ?? fitting.value[0])?.id ?? null
  }

  function choose(id: number | null): void {
    batchId.value = id
    if (id) sessionStorage.setItem(key(), String(id))
    else sessionStorage.removeItem(key())
  }

  /** Another project, cycle or year: the batch that is shown must be one of them. */
  function narrow(): void {
    if (!offered.value.some((one) => one.code === programme.value)) programme.value = ''
    const fits = (id: number | null) => fitting.value.some((one) => one.id === id)
    if (!fits(batchId.value)) choose(newest())
    if (!fits(onlyBatchId.value)) onlyBatchId.value = null
  }

  return {
    batches,
    programmes,
    programme,
    year,
    years,
    batchId,
    onlyBatchId,
    batch,
    fitting,
    cycle,
    dates,
    days,
    offered,
    told,
    load,
    choose,
    narrow,
  }
})
