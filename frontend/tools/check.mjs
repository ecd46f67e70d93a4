// node tools/check.mjs: our own css keeps its rules. Colours only in tokens, every --lt- name defined, logical properties,
// each file imported once, breakpoints in em. Accessibility is checked in a browser by the tests.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const css = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'css');
const files = fs.readdirSync(css, { recursive: true }).filter((name) => name.endsWith('.css'));
const text = (name) => fs.readFileSync(path.join(css, name), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const own = files.filter((name) => /^(components|pages)\/|^(reset|utilities)\.css$/.test(name));
const tokens = files.filter((name) => name.startsWith('tokens')).map(text).join('\n');
const defined = new Set([...tokens.matchAll(/(--lt-[\w-]+)\s*:/g)].map((match) => match[1]));
const index = text('index.css');
const found = [];

for (const name of files.filter((file) => file !== 'index.css')) {
  if (index.split(`"${name}"`).length !== 2) found.push(`${name}: not imported exactly once`);
}
for (const name of own) {
  const source = text(name);
  const withoutPrint = source.replace(/@media print\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '');
  if (/#[0-9a-f]{3,8}\b/i.test(withoutPrint)) found.push(`${name}: a colour that is no role`);
  for (const [, token] of source.matchAll(/var\((--lt-[\w-]+)/g)) {
    if (!defined.has(token)) found.push(`${name}: ${token} is not defined`);
  }
  for (const [, property] of source.matchAll(/[{;]\s*((?:margin|padding|border)-(?:left|right|top|bottom)[\w-]*|left|right|width|height)\s*:/g)) {
    found.push(`${name}: ${property} is not logical`);
  }
  for (const [rule] of source.matchAll(/@media[^{]*\d+px/g)) found.push(`${name}: ${rule}`);
}
found.forEach((line) => console.log(line));
process.exit(found.length ? 1 : 0);
