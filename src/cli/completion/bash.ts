import type { CommandWords, FlagWords, Taken } from './words.js';

/**
 * For bash from 3.2 on, which is what a Mac has. Where the program takes a file nothing is proposed here, so that bash
 * proposes files by itself, with blanks and umlauts as they have to be typed.
 */
export function bashScript(commands: readonly CommandWords[], program: readonly FlagWords[]): string {
  return `# bash completion for losverfahren
#   source <(losverfahren completion bash)

_losverfahren() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words= given=
  COMPREPLY=()
  # bash takes --lang=de for three words.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  if (( COMP_CWORD == 1 )); then
    _losverfahren_words '${[...commands.map(({ name }) => name), ...spelt(program)].join(' ')}'
    return
  fi
  case \${COMP_WORDS[1]} in
${commands.map(branch).join('\n')}
    *) return ;;
  esac
  if [[ $current == -* ]]; then _losverfahren_words "$words"
  elif [[ -n $given ]]; then _losverfahren_words "$given"
  fi
}

_losverfahren_words() {
  COMPREPLY=( $(compgen -W "$1" -- "$current") )
  _losverfahren_no_files
}

# Before its fourth version bash proposes files as well; it has no way to be told.
_losverfahren_no_files() {
  compopt +o default +o bashdefault 2>/dev/null
}

complete -o bashdefault -o default -F _losverfahren losverfahren losverfahren.cmd
`;
}

function branch({ name, flags, takes }: CommandWords): string {
  const after = flags.flatMap((flag) => {
    const action = behind(flag.takes);
    return action === null ? [] : [{ names: spelt([flag]), action }];
  });
  const actions = [...new Set(after.map(({ action }) => action))].map((action) => {
    const names = after.filter((one) => one.action === action).flatMap((one) => one.names);
    return `        ${names.join('|')}) ${action} ;;`;
  });
  const cases = actions.length === 0 ? [] : ['      case $previous in', ...actions, '      esac'];
  return [
    `    ${name})`,
    ...cases,
    `      words='${spelt(flags).join(' ')}'`,
    ...(takes.kind === 'word' ? [`      given='${takes.words.join(' ')}'`] : []),
    ...(takes.kind === 'nothing' ? ['      given=$words'] : []),
    '      ;;',
  ].join('\n');
}

/** What is proposed behind a flag; `null`: the flag stands alone. */
function behind(takes: Taken): string | null {
  switch (takes.kind) {
    case 'nothing':
      return null;
    case 'word':
      return `_losverfahren_words '${takes.words.join(' ')}'; return`;
    case 'text':
      return '_losverfahren_no_files; return';
    case 'folder':
    case 'file':
      return 'return';
  }
}

function spelt(flags: readonly FlagWords[]): string[] {
  return flags.flatMap(({ long, short }) => (short === null ? [long] : [short, long]));
}
