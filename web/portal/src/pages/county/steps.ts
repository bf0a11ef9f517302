/** The step bar of row 33 for the county's department; a step is shown where the official may open its page. */
import { useSession } from '@/stores/session'

const STEPS = [
  { title: '批次管理', path: '/p/county/batches' },
  { title: '人员导入', path: '/p/county/import' },
  { title: '人社匹卡', path: '/p/county/card-match' },
  { title: '预警核实', path: '/p/county/alert-check' },
  { title: '经办确认', path: '/p/county/confirm' },
  { title: '项目测算', path: '/p/county/calculation' },
  { title: '业务公示', path: '/p/county/publicity' },
  { title: '部门审核', path: '/p/department-review' },
  { title: '财政复核', path: '/p/finance-review' },
  { title: '数据治理', path: '/p/cleanup' },
]

export function useSteps() {
  const session = useSession()
  return computed(() => {
    const open = new Set(session.portal?.menu.flatMap((group) => group.items.map((item) => item.path)) ?? [])
    return STEPS.filter((step) => open.has(step.path))
  })
}
