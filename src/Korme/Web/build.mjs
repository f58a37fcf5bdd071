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

// A file for what a text has together: a page in Kazakh whose titles have no Latin letter fetches none for them. Signs, Latin and
// what is rare lie in the package's Latin file; Ұ with its Cyrillic, the other Kazakh letters in its extension. The pages fetch
// the others ahead (Document.razor); what is rare comes when a page has it, and takes its place then.
const letters = {
  signs: { from: 'latin', text: ' !"&\'()+,-./' + span(0x30, 0x39) + ':;?\u00a0«·»×–—‘’“”„…→−' },
  latin: { from: 'latin', text: span(0x41, 0x5a) + span(0x61, 0x7a) },
  rare: { from: 'latin', display: 'swap', text: '#$%*<=>@[\\]^_`{|}~©°‚•′″€←' + span(0xc0, 0xd6) + span(0xd8, 0xff) },
  cyrillic: { from: 'cyrillic', text: 'ЁІ' + span(0x410, 0x44f) + 'ёі№Ұұ' },
  kazakh: { from: 'cyrillic-ext', text: 'ӘҒҚҢӨҮҺәғқңөүһ₸' },
};
const cuts = {
  text: { family: 'Literata', style: 'normal', axes: { opsz: 14, wght: 400 } },
  italic: { family: 'Literata', style: 'italic', axes: { opsz: 14, wght: 400 } },
  display: { family: 'Literata Display', style: 'normal', axes: { opsz: 72, wght: 350 } },
};
// Small capitals, fractions and old-style figures are not used; leaving them out halves the Latin files.
const keepFeatures = ['kern', 'ccmp', 'locl', 'mark'];

const styles = [
  'Exhibitions/Pages/exhibition.css',
  'Exhibitions/Pages/desk.css',
  'LightTable/light-table.css',
  'People/Pages/consent.css',
  'Screens/screen.css',
  'Screens/remote.css',
  'Screens/grid-sheet.css',
  'Square/square-sheet.css',
];
const modules = [
  'Exhibitions/Pages/work.ts',
  'Exhibitions/Pages/arriving.ts',
  'Exhibitions/Pages/search.ts',
  'Exhibitions/Keeping/keep.ts',
  'Exhibitions/Keeping/keep-worker.ts',
  'LightTable/light-table.ts',
  'People/Pages/signature-pad.ts',
  'Screens/wall-projector.ts',
  'Screens/remote.ts',
];

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const manifest = {};

let faces = '';
for (const [cut, { family, style, axes }] of Object.entries(cuts)) {
  for (const [script, { from, text, display = 'optional' }] of Object.entries(letters)) {
    const whole = await readFile(join(literata, `literata-${from}-opsz-${style}.woff2`));
    // Without tables for vertical lines and for choosing among the axes that are fixed here.
    const options = { targetFormat: 'woff2', variationAxes: axes, keepFeatures, dropTables: ['STAT', 'vhea', 'vmtx'] };
    await keep(`${cut}-${script}.woff2`, await subsetFont(whole, text, options));
    faces += `@font-face { font-family: "${family}"; font-style: ${style}; font-display: ${display}; `
      + `src: url("/assets/${manifest[`${cut}-${script}.woff2`]}") format("woff2"); unicode-range: ${rangeOf(text)}; }\n`;
  }
}

const fonts = {
  name: 'fonts',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^faces$/ }, () => ({ path: 'faces', namespace: 'faces' }));
    bundle.onLoad({ filter: /./, namespace: 'faces' }, () => ({ contents: faces, loader: 'css' }));
    bundle.onResolve({ filter: /^\/assets\// }, ({ path }) => ({ path, external: true }));
  },
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
// For a published folder: the same as classic scripts, which alone load from a disk; one file each, the viewer apart.
const classics = [
  'Exhibitions/Pages/work.ts', 'Publishing/Site/light.ts', 'Publishing/Site/entrance.ts', 'Publishing/Site/find.ts', 'openseadragon',
];
const viewerApart = {
  name: 'viewer apart',
  setup: (bundle) => bundle.onResolve({ filter: /^\.\/viewer\.js$/ }, () => ({ path: join(program, 'Publishing/Site/viewer.ts') })),
};
for (const path of classics) {
  const isOurs = path.endsWith('.ts');
  const { outputFiles: [file] } = await build({
    ...common, format: 'iife', plugins: [viewerApart], legalComments: isOurs ? 'none' : 'eof',
    ...(isOurs ? { entryPoints: [join(program, path)] } : { stdin: { contents: `window.OpenSeadragon = require('${path}')`, resolveDir: program } }),
  });
  await keep(nameOf(isOurs ? path : `${path}.js`, '.classic.js'), file.contents);
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

/** The characters as CSS writes them: `U+20-40, U+5B`. */
function rangeOf(text) {
  const points = Array.from(text, (letter) => letter.codePointAt(0)).sort((a, b) => a - b);
  const runs = [];
  for (const point of points) {
    if (runs.at(-1)?.last === point - 1) runs.at(-1).last = point;
    else runs.push({ first: point, last: point });
  }
  return runs.map(({ first, last }) => 'U+' + first.toString(16) + (last > first ? '-' + last.toString(16) : '')).join(', ');
}

function span(first, last) {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
}
