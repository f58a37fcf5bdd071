// The wall at night: frames of a cross-fade at 1080p, beside two bare pictures that fade over each other on the same machine; then hours of
// the sequence on a clock that runs ahead, with what is in memory counted after each. bench/run screen [HOURS]
import { spawn, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [korme, work, hours = '10'] = process.argv.slice(2);
const home = join(work, 'screen-home');
const base = 'http://127.0.0.1:8474';
if (!existsSync(home)) execFileSync('dotnet', [korme, 'exhibit', '--sample', '--home', home, '--no-serve', '--no-browser'], { stdio: 'ignore' });
const server = spawn('dotnet', [korme, 'serve', '--home', home, '--listen', base, '--no-browser'], { stdio: 'ignore' });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const projector = { viewport: { width: 1920, height: 1080 } };

try {
  for (let tries = 0; tries < 150 && !await fetch(base).catch(() => null); tries++) await new Promise((done) => { setTimeout(done, 200); });
  const slug = process.env.KORME_SLUG ?? 'one-line-one-day';
  await fades(slug);
  if (Number(hours) > 0) await night(slug, Number(hours));
} finally {
  await browser.close();
  server.kill();
}

/** Times between frames while something fades, in ms; `seconds` long. */
function framesOf(page, seconds) {
  return page.evaluate((milliseconds) => new Promise((done) => {
    const times = [];
    const end = performance.now() + milliseconds;
    let last = 0;
    requestAnimationFrame(function frame(now) {
      const isFading = document.getAnimations().some((each) => each.transitionProperty === 'opacity' && each.playState === 'running' && each.effect.target.matches('.layer, .bare'));
      if (last && isFading) times.push(now - last);
      last = isFading ? now : 0;
      if (now < end) requestAnimationFrame(frame);
      else done(times);
    });
  }), seconds * 1000);
}

function say(name, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]?.toFixed(1);
  const seconds = times.reduce((sum, each) => sum + each, 0) / 1000;
  console.log(`${name.padEnd(28)} ${(times.length / seconds).toFixed(1)} frames a second (${times.length} frames in ${seconds.toFixed(1)} s of fading), p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, ${times.filter((each) => each > 25).length} longer than 25 ms`);
}

async function fades(slug) {
  const { slides } = await (await fetch(`${base}/screen/${slug}/sequence.json`)).json();
  const pictures = slides.filter((slide) => slide.kind === 'picture').slice(0, 2).map((slide) => slide.pictures.at(-1).url);

  const bare = await (await browser.newContext({ ...projector, bypassCSP: true })).newPage();
  await bare.goto(`${base}/screen/${slug}?wall=bare`);
  await bare.evaluate(async (addresses) => {
    document.body.innerHTML = addresses.map((address) => `<img class="bare" src="${address}">`).join('');
    const images = [...document.images];
    for (const image of images) Object.assign(image.style, { position: 'fixed', inset: 0, width: '100vw', height: '100vh', objectFit: 'contain', opacity: 0, transition: 'opacity 1.5s linear', willChange: 'opacity' });
    await Promise.all(images.map((image) => image.decode()));
    let at = 0;
    setInterval(() => { at++; images.forEach((image, index) => { image.style.opacity = index === at % 2 ? '1' : '0'; }); }, 1600);
  }, pictures);
  await new Promise((done) => { setTimeout(done, 2000); });
  say('two bare pictures', await framesOf(bare, 12));
  await bare.context().close();

  const page = await (await browser.newContext(projector)).newPage();
  await page.goto(`${base}/screen/${slug}?lang=en&wall=bench`);
  await page.waitForSelector('wall-projector[data-ready]');
  await page.keyboard.press('s');
  for (const [field, value] of [['fade', '1.5'], ['black', '0'], ['work', '2']]) await page.locator(`#set-${field}`).fill(value);
  await page.locator('#set-cards').uncheck();
  await page.keyboard.press('Escape');
  // Once past what is fetched at the beginning.
  await new Promise((done) => { setTimeout(done, 8000); });
  say('the wall, cross-fade', await framesOf(page, 30));
  await page.context().close();
}

/** Nodes, listeners and heap after each tenth of the night: a work takes 12 seconds, its card 5, each change 4.5. */
async function night(slug, whole) {
  const window = await browser.newContext(projector);
  const page = await window.newPage();
  let shown = 0;
  page.on('request', (request) => { if (request.url().endsWith('/shown')) shown++; });
  await page.clock.install();
  await page.goto(`${base}/screen/${slug}?lang=en&wall=night`);
  await page.waitForSelector('wall-projector[data-ready]');
  const devtools = await window.newCDPSession(page);
  const begun = performance.now();
  for (let tenth = 0; tenth <= 10; tenth++) {
    if (tenth > 0) for (let seconds = 0; seconds < whole * 360; seconds += 4) await page.clock.runFor(4000);
    await devtools.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    console.log(`${(whole * tenth / 10).toFixed(1).padStart(5)} h  ${String(shown).padStart(5)} things shown  ${String(elements).padStart(4)} elements  ${String(nodes).padStart(5)} nodes  ${String(jsEventListeners).padStart(3)} listeners  ${(usedSize / 1e6).toFixed(2)} MB heap  (${((performance.now() - begun) / 1000).toFixed(0)} s)`);
  }
  await window.close();
}
