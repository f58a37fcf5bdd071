// 512-px thumbnails with npm sharp: node sharp.mjs SOURCE TARGET THREADS
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const [source, target, threads] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);
const files = readdirSync(source).filter((name) => name.endsWith('.jpg'));
const worker = async () => {
  for (let name = files.pop(); name; name = files.pop()) {
    await sharp(join(source, name)).resize(512, 512, { fit: 'inside' }).jpeg({ quality: 84 }).toFile(join(target, `s-${name}`));
  }
};
await Promise.all(Array.from({ length: Number(threads) }, worker));
