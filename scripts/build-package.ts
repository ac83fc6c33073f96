import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build, type Metafile } from 'esbuild'

/**
 * Builds the published command line into `dist/`: one entry and a chunk for each command, loaded when it runs, so that `explain`
 * starts fast. Everything is bundled: the package has no dependencies to install.
 */
const root = new URL('..', import.meta.url)
const dist = new URL('dist/', root).pathname

rmSync(dist, { recursive: true, force: true })
const { metafile } = await build({
  absWorkingDir: root.pathname,
  entryPoints: { whodenied: 'functions/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  // Older than what the product asks for, so that an older Node can start it and say what is missing.
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  metafile: true,
  logLevel: 'warning',
})
chmodSync(`${dist}whodenied.mjs`, 0o755)
mkdirSync(`${dist}demo`, { recursive: true })
copyFileSync(new URL('functions/cli/demo/records.ndjson.gz', root), `${dist}demo/records.ndjson.gz`)
writeFileSync(`${dist}THIRD-PARTY-LICENSES.txt`, bundledLicenses(metafile))

/** The licence texts of all packages that ended up in the bundle, as their licences ask for. */
function bundledLicenses(bundle: Metafile): string {
  const packages = new Set(Object.keys(bundle.inputs).flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
  return [...packages]
    .sort()
    .map((name) => `${name}\n\n${readFileSync(new URL(`node_modules/${name}/LICENSE`, root), 'utf8')}`)
    .join('\n')
}
