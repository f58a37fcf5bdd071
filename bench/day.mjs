// A day of N photographs made of real ones: cut, lightened, turned a little, dated, some in bursts. Always the same for one seed.
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const widthPixels = 2048;
const decoded = new Map();

/** Writes what is missing of the day into a folder. @param sources a folder with JPEG files, also in folders */
export async function makeDay(sources, folder, count) {
  await mkdir(folder, { recursive: true });
  const files = (await readdir(sources, { recursive: true })).filter((file) => /\.jpe?g$/i.test(file) && !/orientation/.test(file)).sort();
  const large = [];
  for (const file of files) {
    const { width, height } = await sharp(join(sources, file)).metadata();
    if (Math.min(width, height) >= 500) large.push(join(sources, file));
  }
  const chance = mulberry(2026);
  let at = Date.UTC(2026, 10, 20, 5, 30);
  for (let index = 0; index < count;) {
    const source = large[Math.floor(chance() * large.length)];
    const burst = chance() < 0.8 ? 1 : 2 + Math.floor(chance() * 7);
    const [light, cut] = [0.75 + 0.5 * chance(), 0.6 + 0.3 * chance()];
    at += 8000 + 20_000 * chance();
    for (let frame = 0; frame < burst && index < count; frame += 1, index += 1) {
      at += 220;
      const name = join(folder, `DSC_${String(index).padStart(5, '0')}.jpg`);
      const shift = [0.04 * chance(), 0.04 * chance(), 0.6 * chance()];
      if (!existsSync(name)) await write(source, name, { light, cut, shift, taken: new Date(at) });
    }
  }
}

async function write(source, name, { light, cut, shift, taken }) {
  if (!decoded.has(source)) decoded.set(source, await sharp(source).rotate().resize({ width: widthPixels, height: widthPixels, fit: 'inside' }).raw().toBuffer({ resolveWithObject: true }));
  const { info, data } = decoded.get(source);
  const [width, height] = [Math.floor(info.width * cut), Math.floor(info.height * cut)];
  const [left, top] = [Math.floor((info.width - width) * 0.45 + info.width * shift[0]), Math.floor((info.height - height) * 0.45 + info.height * shift[1])];
  const date = taken.toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', ':');
  await sharp(data, { raw: info }).extract({ left: Math.min(left, info.width - width), top: Math.min(top, info.height - height), width, height })
    .resize(widthPixels, null, { kernel: shift[2] < 0.3 ? 'linear' : 'cubic' }).modulate({ brightness: light })
    .withExif({ IFD0: { Model: 'Bench' }, IFD2: { DateTimeOriginal: date, SubSecTimeOriginal: String(taken.getUTCMilliseconds()).padStart(3, '0') } })
    .jpeg({ quality: 84 }).toFile(`${name}.part`);
  await rename(`${name}.part`, name);
}

/** Mulberry32: a fixed sequence between 0 and 1. */
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
