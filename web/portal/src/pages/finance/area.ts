import type { AreaRoutes } from '@/router'

const results = () => import('./ResultsPage.vue')
const desk = () => import('./FinanceDesk.vue')

export default [
  { path: 'finance/indicators', component: desk, props: { name: 'indicators', title: '同步指标' } },
  { path: 'finance/linking', component: () => import('./LinkingPage.vue') },
  { path: 'payment-request', component: desk, props: { name: 'payment-request', title: '支付申请' } },
  { path: 'finance/make-sign', component: desk, props: { name: 'voucher-make-sign', title: '作废凭证' } },
  { path: 'finance/check-sign', component: desk, props: { name: 'voucher-check-sign', title: '作废凭证' } },
  { path: 'finance/send', component: desk, props: { name: 'voucher-send', title: '凭证发送' } },
  { path: 'finance/register', component: desk, props: { name: 'voucher-register', title: '回单登记' } },
  { path: 'finance/errors', component: () => import('./ErrorsPage.vue') },
  { path: 'finance/results', component: results, props: { name: 'payment-results' } },
  { path: 'payment-list', component: results, props: { name: 'payment-list' } },
  { path: 'vouchers/:id', component: () => import('./VoucherPage.vue'), meta: { title: '支付凭证' } },
] satisfies AreaRoutes
