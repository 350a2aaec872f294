import type { CommandWords, FlagWords, Taken } from './words.js';

/** For zsh, as a file `_losverfahren` of its `fpath` or to be read in `.zshrc`. */
export function zshScript(commands: readonly CommandWords[], program: readonly FlagWords[]): string {
  return `#compdef losverfahren
# zsh completion for losverfahren
#   source <(losverfahren completion zsh)

_losverfahren() {
  local context state state_descr line curcontext="$curcontext"
  typeset -A opt_args
  _arguments -C \\
${program.map(({ long, short, about }) => `    '(- *)'{${short},${long}}'[${inBrackets(about)}]' \\`).join('\n')}
    '1: :->command' \\
    '*:: :->rest' && return
  case $state in
    command)
      local -a commands
      commands=(
${commands.map(({ name, about }) => `        '${name}:${quoted(about)}'`).join('\n')}
      )
      _describe -t commands losverfahren commands
      ;;
    rest)
      case $words[1] in
${commands.map(branch).join('\n')}
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _losverfahren ]]; then
  _losverfahren "$@"
elif (( $+functions[compdef] )); then
  compdef _losverfahren losverfahren
fi
`;
}

function branch({ name, flags, takes }: CommandWords): string {
  const specs = [...flags.map(flagSpec), ...(takes.kind === 'nothing' ? [] : [`'*: :${action(takes)}'`])];
  return [
    `        ${name})`,
    '          _arguments -s \\',
    ...specs.map((spec, at) => `            ${spec}${at === specs.length - 1 ? '' : ' \\'}`),
    '          ;;',
  ].join('\n');
}

/** `'(-s --seed)'{-s,--seed}'[about]:text:'`; what may be given again excludes nothing. */
function flagSpec({ long, short, about, takes, value, isList }: FlagWords): string {
  const described = `[${inBrackets(about)}]${takes.kind === 'nothing' ? '' : `:${inMessage(value)}:${action(takes)}`}`;
  if (short === null) return `'${isList ? '*' : ''}${long}${described}'`;
  return `${isList ? "'*'" : `'(${short} ${long})'`}{${short},${long}}'${described}'`;
}

function action(takes: Taken): string {
  switch (takes.kind) {
    case 'word':
      return `(${takes.words.join(' ')})`;
    case 'file':
      return '_files';
    case 'folder':
      return '_files -/';
    default:
      return ' ';
  }
}

const inBrackets = (text: string) => quoted(text.replace(/[\\[\]:]/g, '\\$&'));
const inMessage = (text: string) => quoted(text.replace(/[\\:]/g, '\\$&'));
/** Inside single quotes of the shell. */
const quoted = (text: string) => text.replaceAll("'", "'\\''");
