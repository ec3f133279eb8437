/** The generated files are fresh: generating them again changes nothing. A stale file is put back as it was. */
import { execSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

const before = new Map(files('src/gql').map((path) => [path, readFileSync(path, 'utf8')]));
execSync('npm run --silent gen', { stdio: ['ignore', 'ignore', 'inherit'] });
const stale = files('src/gql').filter((path) => before.get(path) !== readFileSync(path, 'utf8'));
for (const path of stale) {
  if (before.has(path)) writeFileSync(path, before.get(path));
}
if (stale.length > 0) {
  console.error(`stale: ${stale.join(', ')}; run \`make update\` and review the diff`);
  process.exit(1);
}
