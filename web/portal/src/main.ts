import './polyfills'
import App from './App.vue'
import { router } from './router'
import './styles/portal.css'
import './styles/lists.css'

createApp(App).use(createPinia()).use(router).mount('#app')
