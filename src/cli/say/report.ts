import { groupsOfFour } from '../../messages/fill.js';
import type { ReportFacts } from '../../procedure/report.js';
import type { Terminal } from '../terminal.js';
import type { World } from '../world.js';
import { shellPath } from './shell-word.js';

/** What `report` says. @param output the file that was written */
export function sayReport(
  terminal: Terminal,
  { isPublic, fingerprint, until, parts }: ReportFacts['protocol'],
  output: string,
): void {
  terminal.json({
    format: 'losverfahren/report/1',
    public: isPublic,
    file: output,
    fingerprint,
    until,
    parts: parts.map(({ isPanel, drawn, setAside }) => ({
      panel: isPanel,
      drawn: drawn !== null,
      set_aside: setAside.length,
    })),
  });
  terminal.heading(isPublic ? 'report.public' : 'report.internal', { file: output });
  terminal.tell(isPublic ? 'report.public-what' : 'report.internal-what');
  terminal.tell('verify.fingerprint', { fingerprint: groupsOfFour(fingerprint) });
}

/** What `draw` and `panel` say of the record that they wrote into their folder. */
export function sayBeside(terminal: Terminal, { platform }: World, folder: string, file: string): void {
  const command = `losverfahren report ${shellPath(folder, platform)} --public`;
  terminal.say(terminal.text('report.beside', { file, command }));
}
