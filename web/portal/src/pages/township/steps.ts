/** The step bar of row 23 for the township. */
import { openSteps } from '@/lists/openSteps'

const STEPS = [
  { title: '项目总览', path: '/p/township/overview' },
  { title: '补贴清单', path: '/p/township/lines' },
  { title: '人社匹卡', path: '/p/township/card-match' },
  { title: '预警核实', path: '/p/township/alert-check' },
  { title: '乡镇确认', path: '/p/township/confirm' },
  { title: '公示发布', path: '/p/township/publicity' },
  { title: '乡镇审核', path: '/p/township/review' },
  { title: '支付进度', path: '/p/township/progress' },
  { title: '发放结果', path: '/p/township/results' },
]

export const useSteps = () => openSteps(STEPS)
