import type { AreaRoutes } from '@/router'

const page = () => import('./RecipientsPage.vue')

export default [
  { path: 'recipients/individual', component: page, props: { kind: 'individual' } },
  { path: 'recipients/collective', component: page, props: { kind: 'collective' } },
  { path: 'recipients/household', component: page, props: { kind: 'household' } },
] satisfies AreaRoutes
