// The light table under the keys of somebody in a hurry, in Chromium, beside a plain page of the same photographs: a grid of <img
// loading="lazy"> without virtualisation, where full size is one <img> that is given another address. bench/run table [N]
//   painted     from the key's own timestamp to the first task after the page has painted (requestAnimationFrame, then a message)
//   presented   as Chromium's Event Timing has it: from the key to the picture on the screen, in steps of 8 ms, 16 at least
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { makeDay } from './day.mjs';

const { chromium } = createRequire(new URL('../package.json', import.meta.url))('playwright-core');
const [korme, work, count] = process.argv.slice(2);
const sources = process.env.KORME_PHOTOGRAPHS ?? '../shared/material';
const origin = 'http://127.0.0.1:8478';
const marks = 200;
const heldMs = 3000;
const larges = 40;

if (!existsSync(sources)) throw new Error(`${sources} is missing: put photographs there, or name a folder with KORME_PHOTOGRAPHS`);
const [day, home] = [join(work, `table-${count}`), join(work, `table-${count}-home`)];
await makeDay(sources, day, Number(count));
const began = performance.now();
execFileSync('dotnet', [korme, 'import', day, '--home', home], { stdio: 'ignore' });
console.log(`import of ${count}: ${((performance.now() - began) / 1000).toFixed(1)} s (of a second run: what is there already)`);
const server = spawn('dotnet', [korme, 'serve', '--home', home, '--listen', origin, '--no-browser'], { stdio: 'ignore' });
process.on('exit', () => server.kill());
const address = await tableAddress();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const plain = await measure('plain grid', await openPlain());
const ours = await measure('light table', await openOurs());
console.log(`  ratio: mark p95 ${(plain.mark / ours.mark).toFixed(1)}, held ${(ours.held / plain.held).toFixed(1)}, next at full size p95 ${(plain.large / ours.large).toFixed(1)} times the plain grid`);
await browser.close();
server.kill();

/** The newest import's table, once the server answers. */
async function tableAddress() {
  for (let tries = 0; tries < 100; tries += 1) {
    const page = await fetch(`${origin}/desk/imports?lang=kk`).then((answer) => answer.text(), () => null);
    const path = page?.match(/\/desk\/imports\/[0-9a-f-]{36}/)?.[0];
    if (path) return `${origin}${path}?lang=kk`;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error('the site did not start');
}

async function openOurs() {
  const page = await newPage();
  await page.addInitScript(() => {
    // When every place of the window has its picture.
    globalThis.sheetWhole = new Promise((done) => {
      const look = () => {
        const cells = [...document.querySelectorAll('.sheet .frame')].filter((cell) => cell.getBoundingClientRect().top < innerHeight && !cell.hidden);
        if (cells.length > 5 && cells.every((cell) => cell.querySelector('img'))) done(performance.now()); else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    globalThis.tableReady = new Promise((done) => {
      const look = () => { if (document.querySelector('light-table[data-ready]')) done(performance.now()); else requestAnimationFrame(look); };
      requestAnimationFrame(look);
    });
  });
  await page.goto(address);
  const [ready, whole] = await page.evaluate(() => Promise.all([globalThis.tableReady, globalThis.sheetWhole]));
  const counts = await page.evaluate(async () => ({ frames: (await (await fetch(document.querySelector('light-table').dataset.table)).json()).frames.length, elements: document.querySelectorAll('light-table *').length }));
  console.log(`light table: ${counts.frames} photographs, ${counts.elements} elements; places after ${ready.toFixed(0)} ms, all pictures of the window after ${whole.toFixed(0)} ms`);
  return page;
}

async function openPlain() {
  const page = await newPage();
  const table = await (await newPage()).goto(address.replace(/(\?.*)?$/, (query) => `/table.json${query}`));
  const frames = (await table.json()).frames.filter((frame) => frame.id);
  await page.route(`${origin}/plain`, (route) => route.fulfill({ contentType: 'text/html', body: plainPage(frames) }));
  await page.goto(`${origin}/plain`, { waitUntil: 'load' });
  console.log(`plain grid: ${frames.length} photographs, ${await page.evaluate(() => document.querySelectorAll('*').length)} elements; loaded after ${await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd.toFixed(0))} ms`);
  return page;
}

function plainPage(frames) {
  const cells = frames.map((frame) => `<div tabindex="-1" class="cell"><img loading="lazy" src="/desk/pictures/${frame.id}/256" data-large="/desk/pictures/${frame.id}/2048" alt=""></div>`).join('');
  return `<!DOCTYPE html><style>body{margin:0;background:#262523}#grid{display:grid;grid-template-columns:repeat(5,200px);gap:8px}.cell{height:200px;background:#2e2d2b}
    .cell img{width:100%;height:100%;object-fit:contain}.cell:focus{outline:2px solid #d9a441}.picked{border-bottom:9px solid green;box-sizing:border-box}
    #large{position:fixed;inset:0;width:100vw;height:100vh;object-fit:contain;background:#000}</style><div id="grid">${cells}</div><img id="large" hidden>
    <script>const cells=[...document.querySelectorAll('.cell')],large=document.querySelector('#large');let at=0;cells[0].focus();
    const show=()=>{large.src=cells[at].firstChild.dataset.large};
    addEventListener('keydown',e=>{if(e.key==='p')cells[at].classList.toggle('picked');
    if(e.key==='ArrowRight'){at=Math.min(cells.length-1,at+1);cells[at].focus();if(!large.hidden)show()}
    if(e.key===' '){large.hidden=!large.hidden;show();e.preventDefault()}})</script>`;
}

async function newPage() {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.taken = { painted: [], presented: [], frames: 0, isLarge: false };
    const { taken } = globalThis;
    const channel = new MessageChannel();
    const waiting = [];
    channel.port1.onmessage = () => { for (const then of waiting.splice(0)) then(performance.now()); };
    addEventListener('keydown', (event) => {
      const began = event.timeStamp;
      const painted = () => requestAnimationFrame(() => { waiting.push((now) => {
        // At full size the picture has to be there, not its place alone.
        const large = document.querySelector('#large:not([hidden])') ?? document.querySelector('.stage .print img:last-child');
        if (taken.isLarge && !(large?.complete && !large.currentSrc.endsWith('/256'))) painted(); else taken.painted.push(now - began);
      }); channel.port2.postMessage(0); });
      painted();
    }, true);
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (entry.name === 'keydown') taken.presented.push(entry.duration); }).observe({ type: 'event', durationThreshold: 16 });
    const count = () => { taken.frames += 1; requestAnimationFrame(count); };
    requestAnimationFrame(count);
  });
  return page;
}

async function measure(name, page) {
  await page.waitForTimeout(1500);
  await page.evaluate(() => { const sheet = document.querySelector('.sheet .frame[tabindex="0"]'); sheet?.focus(); });
  // Marks, one photograph after the other, at 12 a second.
  await begin(page);
  for (let i = 0; i < marks; i += 1) {
    await page.keyboard.press(i % 2 === 0 ? 'p' : 'ArrowRight');
    await page.waitForTimeout(25 + (i * 7) % 17);
  }
  const mark = await end(page);
  // An arrow held: as many repeats as a screen has pictures.
  await begin(page);
  const began = Date.now();
  const pressed = [];
  let keys = 0;
  while (Date.now() - began < heldMs) {
    pressed.push(page.keyboard.down('ArrowRight'));
    keys += 1;
    if (pressed.length > 2) await pressed.shift();
    const until = began + (1000 / 60) * keys;
    if (until > Date.now()) await new Promise((done) => { setTimeout(done, until - Date.now()); });
  }
  await Promise.all(pressed);
  await page.keyboard.up('ArrowRight');
  const held = await end(page);
  const perSecond = 1000 * held.frames / held.ms;
  // The next at full size, three a second.
  await page.waitForTimeout(500);
  await page.keyboard.press(' ');
  await page.waitForTimeout(1500);
  await page.evaluate(() => { globalThis.taken.isLarge = true; });
  await begin(page);
  for (let i = 0; i < larges; i += 1) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(330);
  }
  const large = await end(page);
  console.log(`${name}: key to painted mark p50 ${at(mark.painted, 0.5)} ms, p95 ${at(mark.painted, 0.95)} ms (presented: p95 ${at(mark.presented, 0.95)} ms of ${mark.presented.length})`);
  console.log(`${name}: held arrow ${perSecond.toFixed(0)} pictures of the screen a second, ${(1000 * keys / held.ms).toFixed(0)} photographs a second; key to painted p95 ${at(held.painted, 0.95)} ms`);
  console.log(`${name}: next photograph at full size p50 ${at(large.painted, 0.5)} ms, p95 ${at(large.painted, 0.95)} ms (presented: p50 ${at(large.presented, 0.5)} ms, p95 ${at(large.presented, 0.95)} ms)`);
  return { mark: value(mark.painted, 0.95), held: perSecond, large: value(large.painted, 0.95) };
}

async function begin(page) {
  await page.evaluate(() => { Object.assign(globalThis.taken, { painted: [], presented: [], frames: 0, began: performance.now() }); });
}

async function end(page) {
  const ms = await page.evaluate(() => performance.now() - globalThis.taken.began);
  const frames = await page.evaluate(() => globalThis.taken.frames);
  await page.waitForTimeout(400);
  return { ...await page.evaluate(() => globalThis.taken), ms, frames };
}

function value(list, part) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

function at(list, part) {
  return list.length === 0 ? '≤ 16' : value(list, part).toFixed(1);
}
