/**
 * Addresses of the portal. Every area brings its own in `pages/<area>/area.ts`; list pages that a spec describes need
 * none: `/p/<name>` draws them.
 */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

/** What `pages/<area>/area.ts` exports by default: addresses below `/p/` with their component and title. */
export type AreaRoutes = RouteRecordRaw[]

const areas = import.meta.glob<{ default: AreaRoutes }>('./pages/*/area.ts', { eager: true })

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', redirect: '/p/home' },
    { path: '/p/login', component: () => import('./pages/sign-in/SignInPage.vue'), meta: { title: '登录' } },
    {
      path: '/p',
      component: () => import('./shell/PortalShell.vue'),
      children: [
        ...Object.values(areas).flatMap((area) => area.default),
        { path: ':name', component: () => import('./pages/SpecPage.vue') },
        {
          path: ':rest(.*)*',
          component: () => import('./pages/UnknownPage.vue'),
          meta: { title: '页面不存在' },
        },
      ],
    },
    { path: '/:rest(.*)*', redirect: '/p/home' },
  ],
})
