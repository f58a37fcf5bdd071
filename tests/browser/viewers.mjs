// Other people's IIIF viewers, as npm has them, for viewers.test.mjs. Each ships one file that needs no bundler, so their packages
// alone are fetched, 60 MB, and not the 700 MB they depend on. Kept in node_modules/.viewers; fetched again only when missing.
import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const folder = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/.viewers');

// The digests that the registry states (dist.integrity): the lock of these three.
const packages = [
  { name: 'mirador', version: '4.0.0', integrity: 'sha512-uWsE9e2oqSc/lUu+vVwDGhTsycuhGsfZ2KfX6CLfXiT3wgGy6qT9+q5M3V9Zz72hkdIgsJugKesaowmRtYmvrA==' },
  { name: '@samvera/clover-iiif', version: '3.3.8', integrity: 'sha512-l28GoZK7qD402LXW/JpZy9FX33hgX0JFNRpcdR6DJhwus6m4WRT9SOPdMSwTDW+w33hWbIyRM2wWcJ4D141JlA==' },
  { name: 'universalviewer', version: '4.4.0', integrity: 'sha512-9OVs6uCzeQYw50jg8k2vEGq6hQFu7kEv9OOAlmqVH9duhrpg1xlIqcMIb2rhNQnAxTQd3R13gxJze9UYkiwdzg==' },
];

/** Fetches what is missing; throws when a package is not what it was. */
export async function fetchViewers() {
  await mkdir(folder, { recursive: true });
  for (const { name, version, integrity } of packages) {
    const target = join(folder, name.replace('/', '-'));
    if (await stat(target).then(() => true, () => false)) continue;
    const { stdout } = await run('npm', ['pack', `${name}@${version}`, '--json', '--pack-destination', folder]);
    const [{ filename }] = JSON.parse(stdout);
    const file = join(folder, filename.replace('@', '').replace('/', '-'));
    const digest = `sha512-${createHash('sha512').update(await readFile(file)).digest('base64')}`;
    if (digest !== integrity) throw new Error(`${name}@${version} has the digest ${digest} instead of ${integrity}`);
    const unpacked = `${target}.part`;
    await rm(unpacked, { recursive: true, force: true });
    await mkdir(unpacked);
    await run('tar', ['-xzf', file, '-C', unpacked, '--strip-components', '1']);
    await rename(unpacked, target);
    await rm(file);
  }
}
