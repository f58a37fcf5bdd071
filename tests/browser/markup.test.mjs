// The HTML of every public page by the rules of the standard, and stories that try to run something.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { browser, closeBrowser, exhibition, site, works } from './site.mjs';

// "standard" is what the HTML standard asks; a digest for files of one's own host (require-sri) it does not.
const rules = new HtmlValidate({ root: true, extends: ['html-validate:standard', 'html-validate:document'], rules: { 'require-sri': 'off' } });
let hall;
let walk;
before(async () => {
  hall = await exhibition('kk');
  walk = await works(hall);
});
after(closeBrowser);

test('every public page is valid HTML in every language', async () => {
  const paths = ['kk', 'ru', 'en'].flatMap((language) => ['/kk/', '/kk/search', '/kk/search?q=%3Cb%3E', '/kk/works?from=1990&kind=sketch', hall, walk[0], `${hall}/map`, `${hall}/timeline`, `${hall}/reading`, '/kk/none']
    .map((path) => path.replace('/kk/', `/${language}/`)));
  const troubles = [];

  for (const path of paths) {
    const html = await (await fetch(site + path, { headers: { accept: 'text/html' } })).text();
    const { results } = await rules.validateString(html, path);
    troubles.push(...results.flatMap(({ messages }) => messages.map(({ ruleId, line, column, message }) => `${path} ${line}:${column} ${ruleId}: ${message}`)));
  }

  assert.deepEqual(troubles, []);
});

test('the page that a slider moves is operated by keyboard and says where it stands', async () => {
  const window = await (await browser()).newContext({ viewport: { width: 1440, height: 900 } });
  const page = await window.newPage();
  await page.goto(site + hall);
  const slider = page.locator('before-after input').first();
  await slider.focus();

  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');

  assert.match(await slider.getAttribute('aria-valuetext'), /1 %.*99 %/);
  assert.equal(await page.locator('before-after').first().evaluate((element) => element.style.getPropertyValue('--at')), '0.01');
  await window.close();
});

test('without scripts both states are seen, each with its date', async () => {
  const window = await (await browser()).newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto(site + hall);

  const [before, after] = await Promise.all([0, 1].map((index) => page.locator('before-after .picture').nth(index).boundingBox()));

  assert.ok(after.y >= before.y + before.height, 'one lies over the other');
  assert.equal(await page.locator('before-after .state').count(), 2);
  await window.close();
});

test('the address of a page is seen without a script and copied with one', async () => {
  const window = await (await browser()).newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await window.newPage();
  await page.goto(site + hall);

  await page.locator('share-link button').click();
  await page.locator('share-link [role=status]:not(:empty)').waitFor();

  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), site + hall);
  assert.equal(await page.locator('share-link a').getAttribute('href'), site + hall);
  await window.close();
});
