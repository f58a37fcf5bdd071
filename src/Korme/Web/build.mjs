// Makes what browsers load: fonts cut to our letters, styles and modules, each named after its content, into wwwroot/dist/.
// Run by Assets.targets; by hand: node src/Korme/Web/build.mjs
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import subsetFont from 'subset-font';

const web = dirname(fileURLToPath(import.meta.url));
const program = join(web, '..');
const dist = join(program, 'wwwroot', 'dist');
const literata = join(program, '../../node_modules/@fontsource-variable/literata/files');

// A file for what a text has together, so that a page fetches what it has letters for and little else: the capitals that are seldom
// met lie apart, in the large cut all of them do. Signs, Latin and what is rare lie in the package's Latin file; Ұ with its Cyrillic,
// the other Kazakh letters in its extension. Fonts.cs finds the files of a page and has them fetched ahead; what is rare comes when a
// page has it, and takes its place then.
const capitals = { latin: span(0x41, 0x5a), cyrillic: 'ЁІ' + span(0x410, 0x42f) + 'Ұ' };
const seldom = { latin: 'DGHJLNPQUVWXZ', cyrillic: 'ЁЙЧЩЪЫЬЭЮ' };
const small = { latin: span(0x61, 0x7a), cyrillic: span(0x430, 0x44f) + 'ёіұ№' };
const marks = ' ,.-:!?\u00a0«»–—’“”…';
const rare = { from: 'latin', display: 'swap', text: '#$%*<=>@[\\]^_`{|}~©°‚•′″€' + span(0xc0, 0xd6) + span(0xd8, 0xff) };
const kazakh = { from: 'cyrillic-ext', text: 'ӘҒҚҢӨҮҺәғқңөүһ₸' };
const figures = '"&\'()+/' + span(0x30, 0x39) + ';·×‘„←→−';
const forText = {
  signs: { from: 'latin', text: marks + figures },
  latin: { from: 'latin', text: small.latin + without(capitals.latin, seldom.latin) },
  'latin-capitals': { from: 'latin', text: seldom.latin },
  rare,
  cyrillic: { from: 'cyrillic', text: small.cyrillic + without(capitals.cyrillic, seldom.cyrillic) },
  'cyrillic-capitals': { from: 'cyrillic', text: seldom.cyrillic },
  kazakh,
};
const forTitles = {
  signs: { from: 'latin', text: marks },
  figures: { from: 'latin', text: figures },
  latin: { from: 'latin', text: small.latin },
  'latin-capitals': { from: 'latin', text: capitals.latin },
  rare,
  cyrillic: { from: 'cyrillic', text: small.cyrillic },
  'cyrillic-capitals': { from: 'cyrillic', text: without(capitals.cyrillic, seldom.cyrillic + 'ГЗЛРХЦШЯ') },
  'cyrillic-others': { from: 'cyrillic', text: seldom.cyrillic + 'ГЗЛРХЦШЯ' },
  kazakh,
};
// What arrives within three seconds takes its place (`fallback`): with `optional` each file was in or out by itself, and over 4G a
// first visitor read titles in three faces. What stands in is as wide (fonts.css), so that nothing moves.
// Kerning costs 1 KB a file and is seen where letters are large: there it stays. Among signs alone there is nothing to kern.
// Small capitals, fractions and old-style figures are not used; combining marks are not among our letters.
const cuts = {
  text: { family: 'Literata', style: 'normal', axes: { opsz: 14, wght: 400 }, letters: forText, keepFeatures: [] },
  italic: { family: 'Literata', style: 'italic', axes: { opsz: 14, wght: 400 }, letters: forText, keepFeatures: [] },
  display: { family: 'Literata Display', style: 'normal', axes: { opsz: 72, wght: 350 }, letters: forTitles, keepFeatures: ['kern'] },
};
// Tables for vertical lines, for choosing among the axes that are fixed here, for marks, and for screens of the nineties.
const dropTables = ['STAT', 'vhea', 'vmtx', 'GDEF', 'GSUB', 'gasp', 'prep', 'HVAR', 'MVAR', 'avar'];

const styles = [
  'Exhibitions/Pages/exhibition.css',
  'Exhibitions/Pages/home.css',
  'Exhibitions/Pages/search.css',
  'Exhibitions/Pages/arriving.css',
  'Exhibitions/Pages/zoom.css',
  'Exhibitions/Pages/work-family.css',
  'Exhibitions/Ways/ways.css',
  'Search/Pages/works.css',
  'Exhibitions/Pages/desk.css',
  'LightTable/light-table.css',
  'Exchange/Pages/exchange.css',
  'Exhibitions/Editing/editor.css',
  'People/Pages/consent.css',
  'People/Pages/people.css',
  'Places/Pages/places.css',
  'Lifetime/Pages/lifetime.css',
  'Screens/screen.css',
  'Screens/remote.css',
  'Screens/grid-sheet.css',
  'Square/square-sheet.css',
  'Publishing/Print/print.css',
  'Publishing/Print/print-page.css',
];
const modules = [
  'Exhibitions/Pages/work.ts',
  'Exhibitions/Pages/arriving.ts',
  'Exhibitions/Pages/search.ts',
  'Exhibitions/Keeping/keep.ts',
  'Exhibitions/Keeping/keep-worker.ts',
  'LightTable/light-table.ts',
  'Exhibitions/Editing/editor.ts',
  'People/Pages/signature-pad.ts',
  'Places/Pages/place-form.ts',
  'Screens/wall-projector.ts',
  'Screens/remote.ts',
  'Exhibitions/Pages/walls.ts',
];

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const manifest = {};

let faces = '';
const lettersOf = {};
for (const [cut, { family, style, axes, letters, keepFeatures }] of Object.entries(cuts)) {
  for (const [part, { from, text, display = 'fallback' }] of Object.entries(letters)) {
    const whole = await readFile(join(literata, `literata-${from}-opsz-${style}.woff2`));
    const name = `${cut}-${part}.woff2`;
    await keep(name, await subsetFont(whole, text, {
      targetFormat: 'woff2', variationAxes: axes, dropTables, keepFeatures: isOfLetters(part) ? keepFeatures : [],
    }));
    if (part !== 'rare') lettersOf[name] = text;
    faces += `@font-face { font-family: "${family}"; font-style: ${style}; font-display: ${display}; `
      + `src: url("/assets/${manifest[name]}") format("woff2"); unicode-range: ${rangeOf(text)}; }\n`;
  }
}
await writeFile(join(dist, 'letters.json'), JSON.stringify(lettersOf, null, 2) + '\n');

const fonts = {
  name: 'fonts',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^faces(-on-paper)?$/ }, ({ path }) => ({ path, namespace: 'faces' }));
    bundle.onLoad({ filter: /^faces$/, namespace: 'faces' }, () => ({ contents: faces, loader: 'css' }));
    // Paper waits for its letters: what stands in on a screen for a moment would be printed.
    bundle.onLoad({ filter: /^faces-on-paper$/, namespace: 'faces' }, () => ({ contents: faces.replace(/font-display: \w+/g, 'font-display: block'), loader: 'css' }));
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
  'Exhibitions/Pages/work.ts', 'Exhibitions/Pages/walls.ts', 'Publishing/Site/light.ts', 'Publishing/Site/entrance.ts', 'Publishing/Site/find.ts', 'openseadragon',
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

/** Text is compressed here once, harder than a server would while somebody waits, and with gzip too: over plain HTTP browsers take no Brotli. */
async function put(name, contents) {
  await writeFile(join(dist, name), contents);
  if (name.endsWith('.woff2')) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  await writeFile(join(dist, `${name}.br`), brotliCompressSync(contents, { params }));
  await writeFile(join(dist, `${name}.gz`), gzipSync(contents, { level: 9 }));
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

function isOfLetters(part) {
  return part !== 'signs' && part !== 'figures';
}

function without(letters, taken) {
  return Array.from(letters).filter((letter) => !taken.includes(letter)).join('');
}
