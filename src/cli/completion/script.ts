import type { Language } from '../../messages/catalogue.js';
import { bashScript } from './bash.js';
import { fishScript } from './fish.js';
import { powershellScript } from './powershell.js';
import { type CommandWords, commandWords, type FlagWords, programWords, type Shell } from './words.js';
import { zshScript } from './zsh.js';

const OF_SHELL: Readonly<
  Record<Shell, (commands: readonly CommandWords[], program: readonly FlagWords[]) => string>
> = { bash: bashScript, zsh: zshScript, fish: fishScript, powershell: powershellScript };

/** What a shell has to read to complete commands, flags and values, with descriptions in a language. */
export function completionScript(shell: Shell, language: Language): string {
  return OF_SHELL[shell](commandWords(language), programWords(language));
}
