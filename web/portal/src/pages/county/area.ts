import type { AreaRoutes } from '@/router'

const lines = () => import('../lines/LinesPage.vue')

export default [
  { path: 'county/import', component: () => import('./ImportPage.vue') },
  { path: 'county/card-match', component: lines, props: { name: 'county-card-match', entry: 'county' } },
  { path: 'county/alert-check', component: lines, props: { name: 'county-alert-check', entry: 'county' } },
  { path: 'county/confirm', component: () => import('./ConfirmPage.vue') },
  { path: 'county/publicity', component: () => import('./PublicityPage.vue') },
  { path: 'county/batches', component: () => import('./BatchesPage.vue') },
  {
    path: 'county/difference/:id',
    component: () => import('./DifferencePage.vue'),
    meta: { title: '与上期比较' },
  },
  { path: 'county/entitlements', component: () => import('./EntitlementsPage.vue') },
  { path: 'county/programmes', component: () => import('./ProgrammesPage.vue') },
  { path: 'county/standards', component: () => import('./StandardsPage.vue') },
  { path: 'county/calculation', component: () => import('./CalculationPage.vue') },
] satisfies AreaRoutes
