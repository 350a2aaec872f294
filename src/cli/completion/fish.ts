import type { CommandWords, FlagWords, Taken } from './words.js';

/** For fish; every line is one proposal. */
export function fishScript(commands: readonly CommandWords[], program: readonly FlagWords[]): string {
  return `# fish completion for losverfahren
#   losverfahren completion fish | source

function __losverfahren_command
  set -l typed (commandline -opc)
  if test (count $typed) -lt 2
    test "$argv[1]" = none
  else
    test "$typed[2]" = "$argv[1]"
  end
end

complete -c losverfahren -f
${program.map((flag) => `${when('none')} ${spelling(flag)} -d ${quoted(flag.about)}`).join('\n')}
${commands.map(({ name, about }) => `${when('none')} -a ${name} -d ${quoted(about)}`).join('\n')}
${commands.flatMap(ofCommand).join('\n')}
`;
}

function ofCommand({ name, flags, takes }: CommandWords): string[] {
  const begin = when(name);
  const argument = takes.kind === 'nothing' ? [] : [`${begin} ${proposed(takes)}`];
  return [
    ...argument,
    ...flags.map(
      (flag) =>
        `${begin} ${spelling(flag)}${flag.takes.kind === 'nothing' ? '' : ` ${behind(flag.takes)}`} -d ${quoted(flag.about)}`,
    ),
  ];
}

const when = (command: string) => `complete -c losverfahren -n '__losverfahren_command ${command}'`;

const spelling = ({ long, short }: FlagWords) =>
  `${short === null ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;

/** What stands behind a flag; `-x`: nothing but what is proposed, `-r`: something has to. */
function behind(takes: Taken): string {
  if (takes.kind === 'text') return '-x';
  return takes.kind === 'word' ? `-x ${proposed(takes)}` : `-r ${proposed(takes)}`;
}

function proposed(takes: Taken): string {
  switch (takes.kind) {
    case 'word':
      return `-a ${quoted(takes.words.join(' '))}`;
    case 'folder':
      return "-f -a '(__fish_complete_directories)'";
    default:
      return '-F';
  }
}

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
