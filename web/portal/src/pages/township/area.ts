import type { AreaRoutes } from '@/router'

const list = () => import('./StepListPage.vue')
const lines = () => import('./LinesPage.vue')
const publicity = () => import('./PublicityPage.vue')

export default [
  { path: 'township/overview', component: list, props: { name: 'township-overview' } },
  { path: 'township/import', component: () => import('./ImportPage.vue') },
  { path: 'township/lines', component: lines, props: { name: 'township-lines' } },
  { path: 'township/card-match', component: lines, props: { name: 'township-card-match' } },
  { path: 'township/alert-check', component: lines, props: { name: 'township-alert-check' } },
  { path: 'township/confirm', component: () => import('./ConfirmPage.vue') },
  { path: 'township/publicity', component: publicity, props: { name: 'township-publicity' } },
  { path: 'township/repost', component: publicity, props: { name: 'township-repost' } },
  { path: 'township/review', component: list, props: { name: 'township-review' } },
  { path: 'township/progress', component: list, props: { name: 'township-progress' } },
  { path: 'township/results', component: list, props: { name: 'township-results' } },
] satisfies AreaRoutes
