import type { AreaRoutes } from '@/router'

export default [
  { path: 'cleanup', component: () => import('./CleanupPage.vue'), meta: { title: '数据治理' } },
] satisfies AreaRoutes
