// A person takes a consent back: N derivatives (sizes and tiles of both versions of the Image API) and every page of an exhibition that
// shows them are asked before and after the press, with the validators that a browser remembers. bench/run withdrawal [N]
// No peer: there is no other program to put beside it. What counts is 0 leaks, and how long after the press that is so.
import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const [korme, work, count] = process.argv.slice(2);
const works = 17; // 3 languages of a page each, and the exhibition's own: over 50
const parallel = 24;
const home = join(work, 'withdrawal-home');
rmSync(home, { recursive: true, force: true });
execFileSync('dotnet', [korme, 'exhibit', '--sample', '--best', String(works), '--no-serve', '--home', home], { stdio: 'ignore' });
const child = spawn('dotnet', [korme, 'serve', '--home', home, '--listen', 'http://127.0.0.1:0', '--no-browser'], { stdio: ['ignore', 'ignore', 'pipe'] });
try {
  await measure(await addressOf(child));
} finally {
  child.kill('SIGKILL');
}

async function measure(origin) {
  const collection = await (await fetch(`${origin}/iiif/presentation/3/collection`)).json();
  const slug = collection.items[0].id.split('/').at(-2);
  const manifest = await (await fetch(`${origin}/iiif/presentation/3/exhibitions/${slug}/manifest`)).json();
  const ids = manifest.items.map((canvas) => canvas.id.split('/').at(-2));
  const pictures = [];
  for (const id of ids) pictures.push(...await picturesOf(origin, id, Math.ceil(Number(count) / ids.length)));
  const pages = ['kk', 'ru', 'en'].flatMap((language) => [
    `/${language}/exhibitions/${slug}`, `/${language}/exhibitions/${slug}/reading`, `/${language}/exhibitions/${slug}/timeline`, `/${language}/exhibitions/${slug}/feed.atom`,
    `/${language}/exhibitions/${slug}/feed.json`, ...ids.map((id) => `/${language}/exhibitions/${slug}/works/${id}`),
  ]);
  const documents = [`/iiif/presentation/3/exhibitions/${slug}/manifest`, `/sitemap/${slug}.xml`, `/screen/${slug}/sequence.json`, ...ids.flatMap((id) => [`/iiif/presentation/3/works/${id}/manifest`, `/linked-art/works/${id}`])];
  const all = [...pictures.slice(0, Number(count)), ...pages, ...documents];

  // One person is seen in all of them, and has agreed.
  let person;
  for (const id of ids) {
    await post(origin, `/desk/works/${id}/people`, person ? { do: 'add', person } : { do: 'meet', name: 'Зейнеп' });
    person ??= /\/desk\/people\/([0-9a-f-]{36})/.exec(await (await fetch(`${origin}/desk/people`)).text())[1];
  }
  await post(origin, `/desk/people/${person}`, { do: 'record', use: ['Show', 'Print', 'Web'], scope: 'all', by: 'Зейнеп', how: 'Paper' });
  const secret = /\/consent\/([A-Za-z0-9_-]{22})/.exec(await (await fetch(`${origin}/desk/people/${person}`)).text())[1];

  const tags = new Map();
  let began = performance.now();
  const refused = [];
  await each(all, async (path) => {
    const answer = await fetch(origin + path);
    await answer.arrayBuffer();
    if (answer.status !== 200) refused.push(`${answer.status} ${path}`);
    if (answer.headers.get('etag')) tags.set(path, answer.headers.get('etag'));
  });
  console.log(`before: ${pictures.slice(0, Number(count)).length} derivatives, ${pages.length} pages, ${documents.length} documents in ${seconds(began)} s, ${refused.length} not there`);
  if (refused.length > 0) throw new Error(refused.slice(0, 5).join('\n'));

  began = performance.now();
  const no = await fetch(`${origin}/consent/${secret}`, { method: 'POST', body: new URLSearchParams({ do: 'withdraw' }), redirect: 'manual' });
  const pressed = performance.now();
  const leaks = [];
  let asked = 0;
  let first = 0; // how many were asked within a second of the press
  await each(all.toSorted(() => Math.random() - .5), async (path) => {
    const since = performance.now() - began;
    const answer = await fetch(origin + path, { headers: tags.has(path) ? { 'If-None-Match': tags.get(path) } : {} });
    const text = /image\//.test(answer.headers.get('content-type') ?? '') ? '' : await answer.text();
    asked++;
    if (since < 1000) first++;
    const shows = answer.status === 304 || (answer.status < 400 && (path.startsWith('/iiif/image/') || path.includes('/works/') || ids.some((id) => text.includes(id))));
    if (shows) leaks.push(`${answer.status} ${since.toFixed(0)} ms ${path}`);
  });
  console.log(`the press: ${no.status}, ${(pressed - began).toFixed(1)} ms; asked again: ${asked} addresses in ${seconds(pressed)} s, ${first} of them within a second of it`);
  console.log(`leaks: ${leaks.length}`);
  for (const leak of leaks.slice(0, 20)) console.log(`  ${leak}`);
  if (leaks.length > 0) process.exitCode = 1;
}

async function picturesOf(origin, id, most) {
  const found = [];
  for (const version of [3, 2]) {
    const image = `/iiif/image/${version}/${id}`;
    const info = await (await fetch(`${origin}${image}/info.json`)).json();
    found.push(`${image}/info.json`, ...(info.sizes ?? []).map((size) => `${image}/full/${size.width},${size.height}/0/default.jpg`));
    for (const tile of [512, 384, 256, 192, 128, 96, 64]) {
      for (let scale = 1; scale * tile < Math.max(info.width, info.height) * 2; scale *= 2) {
        for (let y = 0; y < info.height; y += tile * scale) {
          for (let x = 0; x < info.width; x += tile * scale) {
            const [w, h] = [Math.min(tile * scale, info.width - x), Math.min(tile * scale, info.height - y)];
            found.push(`${image}/${x},${y},${w},${h}/${Math.ceil(w / scale)},/0/default.jpg`);
            if (found.length >= most) return found;
          }
        }
      }
    }
  }
  return found;
}

async function each(items, ask) {
  const waiting = items[Symbol.iterator]();
  await Promise.all(Array.from({ length: parallel }, async () => { for (const item of waiting) await ask(item); }));
}

async function post(origin, path, fields) {
  const headers = { cookie: 'korme-form=00000000000000000000000000000000' };
  const token = /name="token" value="([^"]+)"/.exec(await (await fetch(`${origin}/desk/people`, { headers })).text())[1];
  const body = new URLSearchParams({ token });
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  const answer = await fetch(origin + path, { method: 'POST', headers, body, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`);
}

function addressOf(process) {
  return new Promise((resolve, reject) => {
    let said = '';
    process.stderr.on('data', (text) => {
      said += text;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    process.on('exit', () => reject(new Error(said)));
  });
}

function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}
