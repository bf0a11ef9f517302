import type { AreaRoutes } from '@/router'

export default [
  { path: 'dossiers/:id(\\d+)', component: () => import('./DossierPage.vue'), meta: { title: '申报单' } },
] satisfies AreaRoutes
