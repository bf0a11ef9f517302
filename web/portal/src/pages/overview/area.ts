import type { AreaRoutes } from '@/router'

export default [
  {
    path: 'rule-statistics',
    component: () => import('./RuleStatisticsPage.vue'),
    meta: { title: '规则对比统计' },
  },
  { path: 'overview', component: () => import('./OverviewPage.vue'), meta: { title: '总览' } },
  { path: 'progress', component: () => import('./ProgressPage.vue'), meta: { title: '补贴进度统计' } },
] satisfies AreaRoutes
