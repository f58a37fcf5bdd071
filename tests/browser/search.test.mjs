// The search box: as one types, by keyboard, and without scripts.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeBrowser, open } from './site.mjs';

after(closeBrowser);

test('results come as one types, and the address keeps the question', async () => {
  const { page, troubles, close } = await open('/kk/search');
  await page.locator('#q').pressSequentially('almat');

  await page.waitForFunction(() => document.querySelectorAll('#found li').length > 1);
  await page.waitForFunction(() => new URL(location.href).searchParams.get('q') === 'almat');

  assert.match(await page.locator('#found mark').first().textContent(), /^(Алматы|Almaty)/);
  assert.match(await page.locator('[role=status]').textContent(), /нәтиже/);
  assert.deepEqual(troubles, []);
  await close();
});

test('the arrow keys go into the results and back, a slash goes to the box', async () => {
  const { page, close } = await open('/kk/search?q=almaty');
  await page.keyboard.press('/');
  const places = [];
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key);
    places.push(await page.evaluate(() => document.activeElement.id || Array.from(document.querySelectorAll('#found h2 a')).indexOf(document.activeElement)));
  }

  assert.deepEqual(places, [0, 1, 0, 'q']);
  await close();
});

test('without scripts the button finds, and a result leads to the page of the work', async () => {
  const { page, close } = await open('/ru/search', { javaScriptEnabled: false });
  await page.locator('#q').fill('kilem');
  await page.locator('button[type=submit]').click();
  await page.locator('#found h2 a').first().click();

  assert.match(new URL(page.url()).pathname, /^\/ru\/exhibitions\/[^/]+\/works\//);
  await close();
});

test('a question full of signs is answered with nothing', async () => {
  for (const q of ['"*', '<script>alert(1)</script>', "' OR 1=1 --", '\u0000', 'x'.repeat(3000)]) {
    const { page, troubles, close } = await open(`/en/search?q=${encodeURIComponent(q)}`);

    assert.equal(await page.locator('#found li').count(), 0);
    assert.deepEqual(troubles, []);
    await close();
  }
});
