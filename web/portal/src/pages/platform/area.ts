import type { AreaRoutes } from '@/router'

export default [
  { path: 'platform/officials', component: () => import('./OfficialsPage.vue'), meta: { title: '用户管理' } },
] satisfies AreaRoutes
