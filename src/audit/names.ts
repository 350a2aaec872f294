/** The log's name in the folder of a draw. */
export const LOG_NAME = 'audit.jsonl';

/** The lists of draws and panels: what the program may put beside a log. */
export const LIST_NAMES = [
  ...['invitations.csv', 'reserve.csv'],
  ...['panel.csv', 'not_drawn.csv'],
  ...['panels.csv', 'panels.html', 'numbers.csv'],
] as const;

/** What `prove` puts into a folder of its own: slips for everybody who was drawn, and the page to print them. */
export function isSlipName(name: string): boolean {
  return /^slips\.html$|^slip(?:-reserve)?-[1-9]\d*\.json$/.test(name);
}
