// The catalogue at the desk: a spreadsheet looked at, mapped, tried, brought in and taken back; nothing for axe to find in any state.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { closeBrowser, desktop, open, phone } from './site.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
after(closeBrowser);

// As Excel saves it: a byte order mark, semicolons, CRLF, a line break inside a cell; and a date and a place that can't be.
const sheet = Buffer.from('\uFEFFИнв. №;Название;Название (каз.);Год;Координаты;Описание\r\n'
  + 'T-1;Тест: зелёный базар;Сынақ: көк базар;2026;43,2567 76,9286;"Две строки,\r\nвторая"\r\n'
  + 'T-2;"Тест: ""дождь""";;2024-02-30;;\r\nT-1;Ещё раз;;;;\r\n');

async function look(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`), []);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(beyond <= 0, `${beyond} px wider than the window`);
}

// Without scripts of ours the page has none anyway; axe needs them, so they stay on.
for (const [device, viewport, language] of [['phone', phone, 'kk'], ['desktop', desktop, 'ru']]) {
  test(`a spreadsheet comes in and is taken back (${device})`, async () => {
    const { page, troubles, close } = await open(`/desk/catalogue?lang=${language}`, { viewport });
    await look(page);
    await page.setInputFiles('#file', { name: `works-${device}.csv`, mimeType: 'text/csv', buffer: sheet });
    await page.click('form.bring button');
    await look(page);
    assert.equal(await page.inputValue('#c0'), 'identifier');
    assert.equal(await page.inputValue('select[name=l2]'), 'kk');
    assert.equal(await page.inputValue('#match'), 'identifier');

    await page.selectOption('select[name=l1]', 'ru');
    await page.click('button[value=check]');
    await look(page);
    assert.equal(await page.locator('.made > li').count(), 2);
    assert.equal(await page.locator('section[aria-labelledby=refused] li').count(), 1);
    assert.match(await page.locator('section[aria-labelledby=cells] li').textContent(), /2024-02-30/);

    await page.click('button[value=apply]');
    await look(page);
    assert.equal(await page.locator('button[value=undo]').count(), 1);

    await page.click('button[value=undo]');
    await look(page);
    assert.equal(await page.locator('button').count(), 0);
    assert.deepEqual(troubles, []);
    await close();
  });
}

test('a table of people is told from one of works, tried and forgotten', async () => {
  const { page, troubles, close } = await open('/desk/catalogue?lang=kk', { viewport: phone });
  await page.setInputFiles('#file', { name: 'friends.csv', mimeType: 'text/csv', buffer: Buffer.from('Аты;Туған күні;Сайты\nСынақ адам;2024-02-30;javascript:x\nТағы бірі;1987;https://a.example/\n') });
  await page.click('form.bring button');
  await look(page);
  assert.equal(await page.inputValue('#rows'), 'people');
  assert.equal(await page.inputValue('#match'), 'name');

  await page.click('button[value=check]');
  await look(page);
  assert.equal(await page.locator('.made > li').count(), 2);
  assert.match(await page.locator('section[aria-labelledby=cells]').textContent(), /2024-02-30.*javascript/s);

  await page.selectOption('#rows', 'places');
  await page.click('button[value=rows]');
  await look(page);
  await page.click('button[value=remove]');
  assert.deepEqual(troubles, []);
  await close();
});

test('what is no table says what to do instead', async () => {
  const { page, troubles, close } = await open('/desk/catalogue?lang=en', { viewport: phone });
  await page.setInputFiles('#file', { name: 'works.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004workbook') });
  await page.click('form.bring button');

  assert.match(await page.locator('[role=alert]').textContent(), /CSV UTF-8/);
  await look(page);
  assert.deepEqual(troubles.filter((trouble) => !/status of 400|^400 /.test(trouble)), []);
  await close();
});
