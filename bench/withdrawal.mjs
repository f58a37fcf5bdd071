// A person takes a consent back: N derivatives (sizes and tiles of both versions of the Image API) and every page of an exhibition that
// shows them are asked before and after the press, with the validators that a browser remembers. bench/run withdrawal [N]
// Right after the press everything is asked within one second: what belongs to the works alone by HEAD, many requests in flight on a few
// connections (RFC 9112, 9.3.2), everything else by GET beside it. Then all of it once more by GET.
// No peer: there is no other program to put beside it. What counts is 0 leaks, and how long after the press that is so.
import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

const [korme, work, count] = process.argv.slice(2);
const works = 17; // 3 languages of a page each, and the exhibition's own: over 50
const parallel = 24;
const connections = 8;
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

  // The first second: when each answer was there, counted from the press on.
  const isOfWork = (path) => path.startsWith('/iiif/image/') || path.includes('/works/');
  const [alone, shared] = [all.filter(isOfWork), all.filter((path) => !isOfWork(path))];
  const at = [];
  const early = (path, status, text) => {
    at.push(performance.now() - began);
    if (isOfWork(path) ? status !== 410 : status === 304 || (status < 400 && ids.some((id) => text.includes(id)))) leaks.push(`${status} ${at.at(-1).toFixed(0)} ms ${path}`);
  };
  const shuffled = alone.toSorted(() => Math.random() - .5);
  await Promise.all([
    ...Array.from({ length: connections }, (_, number) => pipelined(origin, shuffled.filter((_, index) => index % connections === number), tags, early)),
    each(shared, async (path) => {
      const answer = await fetch(origin + path, { headers: tags.has(path) ? { 'If-None-Match': tags.get(path) } : {} });
      early(path, answer.status, await answer.text());
    }),
  ]);
  at.sort((one, other) => one - other);
  console.log(`the first round: ${at.length} addresses, ${at.filter((time) => time < 1000).length} of them answered within a second of the press, the last after ${at.at(-1).toFixed(0)} ms; leaks: ${leaks.length}`);
  await each(all.toSorted(() => Math.random() - .5), async (path) => {
    const since = performance.now() - began;
    const answer = await fetch(origin + path, { headers: tags.has(path) ? { 'If-None-Match': tags.get(path) } : {} });
    const text = /image\//.test(answer.headers.get('content-type') ?? '') ? '' : await answer.text();
    asked++;
    const shows = answer.status === 304 || (answer.status < 400 && (path.startsWith('/iiif/image/') || path.includes('/works/') || ids.some((id) => text.includes(id))));
    if (shows) leaks.push(`${answer.status} ${since.toFixed(0)} ms ${path}`);
  });
  console.log(`the press: ${no.status}, ${(pressed - began).toFixed(1)} ms; asked once more by GET: ${asked} addresses in ${seconds(pressed)} s`);
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

/** Asks by HEAD on one connection without waiting for answers, which come in the order of the questions and have no bodies. */
function pipelined(origin, paths, tags, answered) {
  const { hostname, port, host } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let rest = '';
    let next = 0;
    socket.setNoDelay(true).setEncoding('latin1');
    socket.on('error', reject).on('close', () => (next === paths.length ? resolve() : reject(new Error(`closed after ${next} of ${paths.length} answers`))));
    socket.on('data', (text) => {
      rest += text;
      for (let end; (end = rest.indexOf('\r\n\r\n')) >= 0; rest = rest.slice(end + 4)) answered(paths[next++], Number(rest.slice(9, 12)), '');
      if (next === paths.length) socket.end();
    });
    if (paths.length === 0) socket.end();
    for (let from = 0; from < paths.length; from += 64)
      socket.write(paths.slice(from, from + 64).map((path) => `HEAD ${path} HTTP/1.1\r\nHost: ${host}\r\n${tags.has(path) ? `If-None-Match: ${tags.get(path)}\r\n` : ''}\r\n`).join(''));
  });
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
