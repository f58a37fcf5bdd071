// What every browser test needs: the browser, the address of the running site, and an exhibition on it.
import { chromium } from 'playwright-core';

export const site = process.env.KORME_URL ?? 'http://127.0.0.1:8470';
export const phone = { width: 390, height: 844 };
export const desktop = { width: 1440, height: 900 };

let shared;

/** One browser for all tests of a file; close it with closeBrowser(). */
export async function browser() {
  return shared ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

export async function closeBrowser() {
  await shared?.close();
  shared = undefined;
}

/**
 * A page that keeps a list of everything that must not happen: errors on the console (refusals of the page's own policy are
 * among them) and requests to other hosts.
 */
export async function open(path, options = {}) {
  const { expectedStatus = 200, base = site, ...context } = options;
  const window = await (await browser()).newContext({ viewport: desktop, ...context });
  const page = await window.newPage();
  const troubles = [];
  page.on('console', (message) => { if (message.type() === 'error' && !(expectedStatus !== 200 && /status of/.test(message.text()))) troubles.push(message.text()); });
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('request', (request) => { if (new URL(request.url()).origin !== new URL(base).origin) troubles.push(`asked another host: ${request.url()}`); });
  page.on('response', (answer) => { if (answer.status() >= 400 && answer.url() !== base + path) troubles.push(`${answer.status()} ${answer.url()}`); });
  const answer = await page.goto(base + path, { waitUntil: 'load' });
  if (answer.status() !== expectedStatus) throw new Error(`${path} answered ${answer.status()}`);
  return { page, troubles, close: () => window.close() };
}

/** The path of an exhibition that is open, in a language, found as a visitor would: through the list. */
export async function exhibition(language = 'kk') {
  const { page, close } = await open(`/${language}/`);
  const href = await page.locator('.now h1 a, .programme :is(h2, h3) a').first().getAttribute('href');
  await close();
  return href;
}

/** The paths of the works on an exhibition's first page that have a picture, in the order of the walk. */
export async function works(path) {
  const { page, close } = await open(path);
  const hrefs = await page.locator('figure > a.picture').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await close();
  return hrefs;
}

/** Scrolls to the end, so that everything that waits to be seen is fetched, and waits until it is. */
export async function seeAll(page) {
  await page.evaluate(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
      scrollTo(0, y);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    // A picture in a fold that is closed is not there to be seen, and no browser fetches it.
    const seen = Array.from(document.images).filter((image) => image.checkVisibility());
    await Promise.all(seen.map((image) => image.complete || new Promise((done) => { image.onload = image.onerror = done; })));
  });
}
