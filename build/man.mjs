import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { COMMAND_ROWS, COMMANDS } from '../dist/cli/flags/commands.js';
import { flagsOf } from '../dist/cli/flags/named.js';
import { helpText } from '../dist/messages/help.js';

/**
 * The man page, made of what `--help` says: in English as `dist/losverfahren.1`, in German as
 * `dist/man/de/man1/losverfahren.1`. Flags of a plan and of a register stand once, behind the commands that name them.
 */

const TOP = fileURLToPath(new URL('..', import.meta.url));
export const MAN_PAGES = { en: 'dist/losverfahren.1', de: 'dist/man/de/man1/losverfahren.1' };
const SHARED = ['plan', 'register', 'general'];

/**
 * @param {'de' | 'en'} language
 * @param {string} version
 * @returns {string} the whole file, in ASCII
 */
export function manPage(language, version) {
  const text = (key) => helpText(language, key);
  const title = (key) => heading(text(key));
  const [exitsTitle = '', ...exits] = text('program.exits').split(': ');
  const [exampleTitle = '', ...examples] = text('program.example').split('\n');
  const parts = [
    `.TH LOSVERFAHREN 1 "" "losverfahren ${version}" ""`,
    '.SH NAME',
    `losverfahren \\- ${roff(text('program.about').replace(/\.$/, ''))}`,
    `.SH ${title('help.usage')}`,
    `.B losverfahren`,
    roff(text('program.usage')),
    `.SH ${heading(exampleTitle)}`,
    ...plain(examples.map((line) => line.trim())),
    `.SH ${title('help.commands')}`,
    ...COMMANDS.flatMap((name) => command(name, text)),
    ...SHARED.flatMap((group) => [`.SH ${title(`group.${group}`)}`, ...sharedFlags(group, text)]),
    `.SH ${heading(exitsTitle)}`,
    roff(exits.join(': ').replace(/\n/g, ' ')),
  ];
  return `${parts.join('\n')}\n`;
}

function command(name, text) {
  const { argument, example } = COMMAND_ROWS[name];
  const flags = flagsOf(name);
  const named = SHARED.slice(0, -1).flatMap((group) => {
    const names = flags.filter((flag) => flag.group === group).map((flag) => flag.name);
    return names.length === 0 ? [] : ['.PP', roff(`${text(`group.${group}`)} ${names.join(', ')}`)];
  });
  return [
    `.SS ${roff(['losverfahren', name, argument?.name].filter((part) => part !== undefined).join(' '))}`,
    roff(text(`cmd.${name}`)),
    ...(argument === null ? [] : tagged(argument.name, text(argument.text))),
    ...flags.filter(({ group }) => group === 'own').flatMap((flag) => described(flag, text)),
    ...named,
    ...plain([example]),
  ];
}

/** Each flag once, in the order in which the commands have them. */
function sharedFlags(group, text) {
  const all = COMMANDS.flatMap((name) => flagsOf(name).filter((flag) => flag.group === group));
  return [...new Map(all.map((flag) => [flag.flag, flag])).values()].flatMap((flag) => described(flag, text));
}

function described({ flag, fallback, text: key }, text) {
  return tagged(flag, `${text(key)}${fallback === undefined ? '' : ` [${fallback}]`}`);
}

const tagged = (name, about) => ['.TP', `.B ${roff(name)}`, roff(about)];
const plain = (lines) => ['.PP', '.nf', '.RS 4', ...lines.map(roff), '.RE', '.fi'];
const heading = (text) => roff(text.replace(/:$/, '').toUpperCase());

/** A text as roff has it: no line of it is a request, and a hyphen stays one when it is copied. */
function roff(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/[^\n -~]/g, (sign) => `\\[u${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(/^(?=[.'])/gm, '\\&');
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const { version } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8'));
  for (const [language, path] of Object.entries(MAN_PAGES)) {
    mkdirSync(dirname(join(TOP, path)), { recursive: true });
    writeFileSync(join(TOP, path), manPage(language, version));
  }
}
