import { brotliCompressSync, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import AutoImport from 'unplugin-auto-import/vite'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig, type Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Writes .gz and .br beside every text file, so that the server compresses nothing while it works. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    closeBundle() {
      const folder = here('./dist/assets')
      for (const name of readdirSync(folder)) {
        if (!/\.(js|mjs|css|svg)$/.test(name)) continue
        const content = readFileSync(`${folder}/${name}`)
        if (content.length < 1000) continue
        writeFileSync(`${folder}/${name}.gz`, gzipSync(content, { level: 9 }))
        writeFileSync(`${folder}/${name}.br`, brotliCompressSync(content))
      }
    },
  }
}

export default defineConfig({
  resolve: { alias: { '@': here('./src') } },
  plugins: [
    vue(),
    AutoImport({
      imports: ['vue', 'vue-router', 'pinia'],
      resolvers: [ElementPlusResolver()],
      dts: 'src/auto-imports.d.ts',
    }),
    Components({ dirs: ['src/components'], resolvers: [ElementPlusResolver()], dts: 'src/components.d.ts' }),
    compressed(),
  ],
  build: {
    // The oldest browser of the offices; cssTarget keeps the minifier from newer notations.
    target: ['chrome86'],
    cssTarget: 'chrome86',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  // Bundled, not copied: so pdf.js' worker, too, is written for the oldest browser.
  worker: { format: 'es' },
  // `npm run dev` beside a platform started by ./ops/run.
  server: { proxy: { '/api': process.env.YKT_URL ?? 'http://127.0.0.1:8000' } },
})
