import type { AreaRoutes } from '@/router'

const officials = () => import('./OfficialsPage.vue')

export default [
  {
    path: 'platform/officials',
    component: officials,
    props: { name: 'officials' },
    meta: { title: '用户管理' },
  },
  {
    path: 'platform/programme-grants',
    component: officials,
    props: { name: 'programme-grants' },
    meta: { title: '项目授权' },
  },
] satisfies AreaRoutes
