// node build.mjs          builds ../leertraject/ui/static/ui and vendor/axe.min.js
// node build.mjs --check  builds in memory and exits 1 when a committed file differs
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, 'node_modules');
const target = path.join(here, '..', 'leertraject', 'ui', 'static', 'ui');
const vendor = path.join(here, 'vendor');
const read = (...parts) => fs.readFileSync(path.join(...parts), 'utf8');

const banner = `/*! Leertraject, EUPL-1.2. Contains css of the NL Design System community (EUPL-1.2), see licences/. */\n`;

// Comments and needless white space go; nothing else changes. No value in our css depends on repeated spaces.
function minify(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();
}

// One file in the order of css/index.css, each layer in one block, so that the order of the layers is easy to read.
function bundle() {
  const index = read(here, 'css', 'index.css');
  const order = index.match(/@layer ([^;]+);/)[1].split(',').map((name) => name.trim());
  const layers = new Map(order.map((name) => [name, '']));
  for (const [, file, layer] of index.matchAll(/@import url\("([^"]+)"\) layer\((\w+)\);/g)) {
    const css = minify(read(here, 'css', file)).replaceAll('../../fonts/', 'fonts/');
    layers.set(layer, layers.get(layer) + css + '\n');
  }
  const blocks = [...layers].map(([name, css]) => `@layer ${name}{\n${css}}\n`).join('');
  return `${banner}@layer ${order.join(',')};\n${blocks}`;
}

// A reference to a source map that is not shipped breaks hashed static files.
const withoutMap = (source) => source.replace(/\n?\/\/# sourceMappingURL=.*\n?/g, '').trimEnd() + '\n';

function outputs() {
  const files = new Map();
  const put = (dir, name, content) => files.set(path.join(dir, name), Buffer.from(content));
  put(target, 'leertraject.css', bundle());
  put(target, 'htmx.min.js', withoutMap(read(modules, 'htmx.org', 'dist', 'htmx.min.js')));
  put(target, 'icon.svg', read(here, 'icon.svg'));
  put(target, 'licences/htmx.txt', read(modules, 'htmx.org', 'LICENSE'));
  put(target, 'licences/nl-design-system-EUPL-1.2.md', read(here, 'css', 'nlds', 'LICENSE-EUPL-1.2.md'));
  for (const name of fs.readdirSync(path.join(here, 'fonts')).sort()) {
    const folder = name.endsWith('.woff2') ? 'fonts' : 'licences';
    put(target, `${folder}/${name}`, fs.readFileSync(path.join(here, 'fonts', name)));
  }
  for (const name of fs.readdirSync(path.join(here, 'js')).sort()) {
    put(target, `js/${name}`, read(here, 'js', name));
  }
  put(vendor, 'axe.min.js', withoutMap(read(modules, 'axe-core', 'axe.min.js')));
  put(vendor, 'axe-LICENSE.txt', read(modules, 'axe-core', 'LICENSE'));
  put(vendor, 'axe-LICENSE-3RD-PARTY.txt', read(modules, 'axe-core', 'LICENSE-3RD-PARTY.txt'));
  return files;
}

function existing(dir) {
  if (!fs.existsSync(dir)) return [];
  return fs.readdirSync(dir, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

function differences(files) {
  const found = [];
  for (const [file, content] of files) {
    if (!fs.existsSync(file)) found.push(`missing: ${path.relative(here, file)}`);
    else if (!fs.readFileSync(file).equals(content)) found.push(`differs: ${path.relative(here, file)}`);
  }
  for (const file of [...existing(target), ...existing(vendor)]) {
    if (!files.has(file)) found.push(`not built from source: ${path.relative(here, file)}`);
  }
  return found;
}

const files = outputs();
if (process.argv.includes('--check')) {
  const found = differences(files);
  found.forEach((line) => console.log(line));
  process.exit(found.length ? 1 : 0);
}
for (const dir of [target, vendor]) fs.rmSync(dir, { recursive: true, force: true });
for (const [file, content] of files) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}
console.log(`${files.size} files built`);
