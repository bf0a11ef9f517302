/**
 * Whether dist/ is written for the oldest browser of the offices (Chromium 86): syntax and built-in functions by es-check,
 * style sheets by doiuse. Prints what is not, and fails then. `npm run oldest`.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import doiuse from 'doiuse'
import postcss from 'postcss'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const OLDEST = 'chrome 86'
/** Chromium 86 knows all of ES2021. */
const SYNTAX = 'es2021'
const assets = process.argv[2] ?? here('../dist/assets')

/** Newer functions that may be named, and why that does no harm. es-check knows them by name only. */
const BROUGHT = [
  'ObjectHasOwn', // pinia; src/polyfills.ts brings it
  'ArrayToReversed', // Vue's reactive lists hand these three on: nothing calls them
  'ArrayToSorted',
  'ArrayToSpliced',
  'Uint8ArrayToHex', // a method of that name of our own
  // pdf.js, legacy build: brings its own, and asks before it takes what it does not bring.
  'ArrayWith',
  'PromiseTry',
  'PromiseWithResolvers',
  'SetIntersection',
  'Uint8ArrayFromBase64',
  'Uint8ArrayToBase64',
]
/** Syntax that came with ES2022 on paper and with Chromium 84 in fact. */
const EARLY = ['ClassFields', 'PrivateClassFields']
/** What the data call partly supported, of which the portal uses the part that is; :is and :not(…, …) are rewritten by the build. */
const FINE = [
  'css-logical-props',
  'css-masks',
  'css-matches-pseudo',
  'css-not-sel-list',
  'css-overflow',
  'css-scrollbar',
  'css-sticky',
]
/** Newer than Chromium 86 and unknown to the data of doiuse, or hidden by a part that is fine. */
const LATER =
  /overflow(-[xy])?: *clip|[{; ]inset(-(block|inline))?:|[{; ](translate|rotate|scale):|:where\(|:has\(|@layer|@property|color-mix\(|\d[dsl]v[hw]\b|accent-color|aspect-ratio|text-wrap/

const files = readdirSync(assets)
const wrong = []

const scripts = files.filter((name) => /\.m?js$/.test(name)).map((name) => `${assets}/${name}`)
const asked = spawnSync(
  process.execPath,
  [
    here('../node_modules/es-check/lib/cli/index.js'),
    SYNTAX,
    ...scripts,
    '--module',
    '--checkFeatures',
    '--noCache',
    `--allowList=${[...BROUGHT, ...EARLY].join(',')}`,
  ],
  { encoding: 'utf8' },
)
if (asked.status !== 0) wrong.push(asked.stdout + asked.stderr)

for (const name of files.filter((one) => one.endsWith('.css'))) {
  const text = readFileSync(`${assets}/${name}`, 'utf8')
  const later = LATER.exec(text)
  if (later) wrong.push(`${name}: ${text.slice(Math.max(0, later.index - 60), later.index + 60)}`)
  const told = ({ message }) => wrong.push(message)
  await postcss([doiuse({ browsers: [OLDEST], ignore: FINE, onFeatureUsage: told })]).process(text, {
    from: name,
  })
}

if (scripts.length === 0) wrong.push('nothing is built: npm run build')
if (wrong.length > 0) {
  console.error(wrong.join('\n'))
  process.exit(1)
}
