/** Fails when the first page of the built app is heavier than we promise: JavaScript 138 KB and CSS 24 KB, gzipped. */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1000;

/** What a visitor of one screen loads: the entry, the screen's chunk, one language, and all that these import. */
function weigh(...roots) {
  const chunks = new Set();
  const walk = (key) => {
    if (chunks.has(key)) return;
    chunks.add(key);
    manifest[key].imports?.forEach(walk);
  };
  roots.forEach(walk);
  const files = [...chunks].map((key) => manifest[key]);
  const css = new Set(files.flatMap((chunk) => chunk.css ?? []));
  const sum = (list) => list.reduce((total, file) => total + kilobytes(file), 0);
  return { js: sum(files.map((chunk) => chunk.file)), css: sum([...css]) };
}

const screens = {
  home: 'src/features/discovery/HomePage.tsx',
  search: 'src/features/discovery/SearchPage.tsx',
  resource: 'src/features/library/ResourcePage.tsx',
  document: 'src/features/library/document/DocumentPage.tsx',
};
const limits = { js: 138, css: 24 };
let heavy = false;
for (const [name, screen] of Object.entries(screens)) {
  const weight = weigh('index.html', screen, 'src/locales/en.po');
  for (const [what, limit] of Object.entries(limits)) {
    const over = weight[what] > limit;
    heavy ||= over;
    console.log(`${name}: ${what} ${weight[what].toFixed(1)} KB of ${limit}${over ? ', TOO HEAVY' : ''}`);
  }
}

// The editor with buttons comes when a text is written, and the details of a version after its first words.
const parts = {
  'visual editor': { part: 'src/features/library/write/text/visual.ts', limit: 130 },
  details: { part: 'src/features/library/details/ResourceDetails.tsx', limit: 5 },
};
for (const [name, { part, limit }] of Object.entries(parts)) {
  const weight = kilobytes(manifest[part].file);
  const over = weight > limit;
  heavy ||= over;
  console.log(`${name}: js ${weight.toFixed(1)} KB of ${limit}${over ? ', TOO HEAVY' : ''}`);
}
process.exitCode = heavy ? 1 : 0;
