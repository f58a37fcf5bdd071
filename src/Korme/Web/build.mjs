// Makes what browsers load: fonts cut to our letters, styles and modules, each named after its content, into wwwroot/dist/.
// Run by Assets.targets; by hand: node src/Korme/Web/build.mjs
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import subsetFont from 'subset-font';

const web = dirname(fileURLToPath(import.meta.url));
const program = join(web, '..');
const dist = join(program, 'wwwroot', 'dist');
const literata = join(program, '../../node_modules/@fontsource-variable/literata/files');

// A page in Kazakh needs all three; one in English the first only. The ranges stand in fonts.css too.
const letters = {
  latin: span(0x20, 0x7e) + '\u00a0©«°·»×' + span(0xc0, 0xff) + '–—‘’‚“”„•…′″€←→−',
  cyrillic: 'ЁІ' + span(0x410, 0x44f) + 'ёі№Ұұ', // Ұ lies with the Cyrillic of the package, the other Kazakh letters in its extension
  kazakh: 'ӘҒҚҢӨҮҺәғқңөүһ₸',
};
const cuts = {
  text: { style: 'normal', axes: { opsz: 14, wght: 400 } },
  italic: { style: 'italic', axes: { opsz: 14, wght: 400 } },
  display: { style: 'normal', axes: { opsz: 72, wght: 350 } },
};
// Small capitals, fractions and old-style figures are not used; leaving them out halves the Latin files.
const keepFeatures = ['kern', 'ccmp', 'locl', 'mark'];

const styles = ['Exhibitions/Pages/exhibition.css', 'Exhibitions/Pages/desk.css', 'LightTable/light-table.css'];
const modules = ['Exhibitions/Pages/work.ts', 'Exhibitions/Pages/arriving.ts', 'LightTable/light-table.ts'];

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const manifest = {};

for (const [cut, { style, axes }] of Object.entries(cuts)) {
  for (const [script, text] of Object.entries(letters)) {
    const source = script === 'kazakh' ? 'cyrillic-ext' : script;
    const whole = await readFile(join(literata, `literata-${source}-opsz-${style}.woff2`));
    const options = { targetFormat: 'woff2', variationAxes: axes, keepFeatures };
    await keep(`${cut}-${script}.woff2`, await subsetFont(whole, text, options));
  }
}

const fonts = {
  name: 'fonts',
  setup: (bundle) => bundle.onResolve({ filter: /^font:/ }, ({ path }) => ({
    path: `/assets/${manifest[path.slice('font:'.length)]}`, external: true,
  })),
};
const common = { bundle: true, minify: true, write: false, target: ['es2022', 'chrome100', 'firefox100', 'safari15.4'], logLevel: 'warning' };

for (const path of styles) {
  const { outputFiles } = await build({ ...common, entryPoints: [join(program, path)], outdir: dist, plugins: [fonts] });
  await keep(nameOf(path, '.css'), outputFiles[0].contents);
}

// Chunks refer to each other by name, so esbuild hashes these itself.
const { outputFiles, metafile } = await build({
  ...common, entryPoints: modules.map((path) => join(program, path)), outdir: dist, format: 'esm', splitting: true,
  entryNames: '[name].[hash]', chunkNames: '[name].[hash]', metafile: true, legalComments: 'none',
});
for (const { path, contents } of outputFiles) await put(relative(dist, path), contents);
for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
  if (!entryPoint) continue;
  const source = modules.find((module) => entryPoint.endsWith(module));
  if (source) manifest[nameOf(source, '.js')] = path.split('/').pop();
}
await writeFile(join(dist, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

/** Keeps `name.ext` as `name.hash.ext` and remembers it in the manifest. */
async function keep(name, contents) {
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  manifest[name] = `${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
  await put(manifest[name], contents);
}

/** Text is compressed here once, harder than a server would while somebody waits; a font is compressed already. */
async function put(name, contents) {
  await writeFile(join(dist, name), contents);
  if (name.endsWith('.woff2')) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(join(dist, `${name}.br`), brotliCompressSync(contents, { params }));
}

function nameOf(path, extension) {
  const file = path.split('/').pop();
  return file.slice(0, file.lastIndexOf('.')) + extension;
}

function span(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}
