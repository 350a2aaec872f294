import type { CommanderError } from 'commander';
import { error, type Problem } from '../../core/problem.js';
import { COMMANDS } from './commands.js';
import { commandsWith } from './named.js';

/** What is wrong with a call that can't be taken apart (USE-001 .. USE-008, USE-014). */
export function usageProblem(cause: CommanderError, argv: readonly string[]): Problem {
  const [, quoted = ''] = /'([^']*)'/.exec(cause.message) ?? [];
  const [, nearest = ''] = /Did you mean (?:one of )?([^?,)]+)/.exec(cause.message) ?? [];
  const [name = ''] = quoted.split(' ');
  const command = COMMANDS.find((known) => argv.includes(known)) ?? '';
  const params = { name, nearest, command, commands: COMMANDS };
  switch (cause.code) {
    case 'commander.unknownCommand':
      return error('USE-001', undefined, params);
    case 'commander.unknownOption': {
      const commands = commandsWith(name);
      if (command === '' || commands.length === 0) return error('USE-002', undefined, params);
      return error('USE-014', undefined, { flag: name, command, commands });
    }
    case 'commander.optionMissingArgument':
      return error('USE-003', undefined, { ...params, name: quoted });
    case 'commander.missingArgument':
      return error('USE-007', undefined, params);
    case 'commander.excessArguments':
      return error('USE-008', undefined, params);
    default:
      return error('USE-004', undefined, {
        ...params,
        detail: cause.message.replace(/^error: /, '').replace(/\s+/g, ' '),
      });
  }
}
