import type { AreaRoutes } from '@/router'

export default [
  {
    path: 'administration/notices',
    component: () => import('./NoticesPage.vue'),
    props: { name: 'notices' },
    meta: { title: '通知公告' },
  },
  {
    path: 'administration/notice-desk',
    component: () => import('./NoticesPage.vue'),
    props: { name: 'notice-desk' },
    meta: { title: '公告维护' },
  },
  {
    path: 'administration/policies',
    component: () => import('./PoliciesPage.vue'),
    meta: { title: '政策文件' },
  },
  {
    path: 'administration/messages',
    component: () => import('./MessagesPage.vue'),
    meta: { title: '消息' },
  },
  {
    path: 'administration/jobs',
    component: () => import('./JobsPage.vue'),
    meta: { title: '后台任务' },
  },
  {
    path: 'administration/chain/:code',
    component: () => import('./ChainPage.vue'),
    meta: { title: '流程与公示' },
  },
  {
    path: 'administration/standards/:code',
    component: () => import('./ProvinceStandardsPage.vue'),
    meta: { title: '省级标准' },
  },
  {
    path: 'administration/holidays',
    component: () => import('./HolidaysPage.vue'),
    meta: { title: '放假安排' },
  },
  {
    path: 'administration/audit',
    component: () => import('./AuditPage.vue'),
    props: { name: 'audit' },
    meta: { title: '操作日志' },
  },
  {
    path: 'administration/platform-audit',
    component: () => import('./AuditPage.vue'),
    props: { name: 'platform-audit' },
    meta: { title: '平台操作日志' },
  },
  {
    path: 'administration/manual',
    component: () => import('./ManualPage.vue'),
    meta: { title: '操作手册' },
  },
] satisfies AreaRoutes
