/** The step bar of row 33 for the county's department. */
import { openSteps } from '@/lists/openSteps'

const STEPS = [
  { title: '项目总览', path: '/p/dossier-list' },
  { title: '批次管理', path: '/p/county/batches' },
  { title: '人员导入', path: '/p/county/import' },
  { title: '人社匹卡', path: '/p/county/card-match' },
  { title: '预警核实', path: '/p/county/alert-check' },
  { title: '经办确认', path: '/p/county/confirm' },
  { title: '项目测算', path: '/p/county/calculation' },
  { title: '业务公示', path: '/p/county/publicity' },
  { title: '部门审核', path: '/p/department-review' },
  { title: '财政复核', path: '/p/finance-review' },
  { title: '指标挂接', path: '/p/finance/linking' },
  { title: '支付申请', path: '/p/payment-request' },
  { title: '发放结果', path: '/p/finance/results' },
  { title: '数据治理', path: '/p/cleanup' },
]

export const useSteps = () => openSteps(STEPS)
