import './polyfills'
import App from './App.vue'
import { router } from './router'
import './styles/portal.css'
import './styles/lists.css'
import './styles/dialogs.css'
import './styles/print.css'

createApp(App).use(createPinia()).use(router).mount('#app')
