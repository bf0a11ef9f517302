import type { AreaRoutes } from '@/router'

export default [
  { path: 'home', component: () => import('./WorkbenchPage.vue'), meta: { title: '我的待办' } },
  { path: 'me', component: () => import('./OwnAccountPage.vue'), meta: { title: '个人中心' } },
] satisfies AreaRoutes
