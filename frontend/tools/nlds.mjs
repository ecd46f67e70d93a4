// node tools/nlds.mjs: copies the css of the NL Design System community that we use, unchanged, with its version,
// and keeps only the voorbeeld tokens that this css reads. To add a component: a line in SOURCES and in css/index.css.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const modules = path.join(root, 'node_modules');
const TOKENS = '@nl-design-system-unstable/voorbeeld-design-tokens';
const SOURCES = {
  'nl-button': '@nl-design-system-candidate/button-css/dist/button.css',
  'nl-mark': '@nl-design-system-candidate/mark-css/dist/mark.css',
  'nl-skip-link': '@nl-design-system-candidate/skip-link-css/dist/skip-link.css',
  'utrecht-textbox': '@utrecht/textbox-css/dist/index.min.css',
  'utrecht-textarea': '@utrecht/textarea-css/dist/index.min.css',
  'utrecht-checkbox': '@utrecht/checkbox-css/dist/index.min.css',
  'utrecht-radio-button': '@utrecht/radio-button-css/dist/index.min.css',
  'utrecht-form-label': '@utrecht/form-label-css/dist/index.min.css',
  'utrecht-form-field-description': '@utrecht/form-field-description-css/dist/index.min.css',
  'utrecht-form-field-error-message': '@utrecht/form-field-error-message-css/dist/index.min.css',
};

const read = (...parts) => fs.readFileSync(path.join(modules, ...parts), 'utf8');
const packageOf = (file) => JSON.parse(read(...file.split('/').slice(0, 2), 'package.json'));

function component(file) {
  return read(file)
    .replace(/^@charset[^;]*;/, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .trim();
}

function usedTokens(css) {
  const defined = {};
  for (const [, name, value] of read(TOKENS, 'dist', 'theme.css').matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)) {
    defined[name] = value.trim();
  }
  const needed = new Set();
  const queue = [...css.matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]);
  while (queue.length) {
    const name = queue.pop();
    if (needed.has(name) || !(name in defined)) continue;
    needed.add(name);
    queue.push(...[...defined[name].matchAll(/var\((--[\w-]+)/g)].map((match) => match[1]));
  }
  return { defined, needed: [...needed].sort() };
}

let all = '';
for (const [name, file] of Object.entries(SOURCES)) {
  const css = component(file);
  const { name: source, version } = packageOf(file);
  const head = `/* ${source} ${version}, EUPL-1.2, NL Design System Community; unchanged */`;
  fs.writeFileSync(path.join(root, 'css', 'nlds', `${name}.css`), `${head}\n${css}\n`);
  all += css;
}
const { defined, needed } = usedTokens(all);
const count = `${needed.length} of ${Object.keys(defined).length}`;
const head = `/* ${TOKENS} ${packageOf(TOKENS).version}, EUPL-1.2; only the tokens the used components read (${count}) */`;
const body = needed.map((name) => `${name}:${defined[name]}`).join(';\n');
fs.writeFileSync(path.join(root, 'css', 'tokens', 'voorbeeld.css'), `${head}\n:root{\n${body}\n}\n`);
