import type { AreaRoutes } from '@/router'

const list = () => import('./StepListPage.vue')
const lines = () => import('../lines/LinesPage.vue')
const publicity = () => import('./PublicityPage.vue')

export default [
  { path: 'township/overview', component: list, props: { name: 'township-overview' } },
  { path: 'township/import', component: () => import('./ImportPage.vue') },
  { path: 'township/lines', component: lines, props: { name: 'township-lines', entry: 'township' } },
  {
    path: 'township/card-match',
    component: lines,
    props: { name: 'township-card-match', entry: 'township' },
  },
  {
    path: 'township/alert-check',
    component: lines,
    props: { name: 'township-alert-check', entry: 'township' },
  },
  { path: 'township/confirm', component: () => import('./ConfirmPage.vue') },
  { path: 'township/publicity', component: publicity, props: { name: 'township-publicity' } },
  { path: 'township/repost', component: publicity, props: { name: 'township-repost' } },
  { path: 'township/review', component: list, props: { name: 'township-review' } },
  { path: 'township/progress', component: list, props: { name: 'township-progress' } },
  { path: 'township/results', component: list, props: { name: 'township-results' } },
] satisfies AreaRoutes
