import { expect, test } from 'vitest';
import { CHECKS } from '../../src/audit/checks.js';
import { isTextKey, TEXTS } from '../../src/messages/catalogue.js';
import { GROUPS, groupOf } from '../../src/web/page/doors/verify/groups.js';
import { ownKey } from '../../src/web/page/doors/verify/words.js';

/** The words of a verification on a page, where there are no flags. */

test('no sentence that the page says of a verification names a flag or a command', () => {
  const said = Object.keys(TEXTS).filter((key) =>
    /^(?:check|meaning|note|remark|verify|bound|bound-who|shows|file-kind|check-group|site)(?:-\w+)?\./.test(
      key,
    ),
  );
  expect(said.length).toBeGreaterThan(300);
  const flagged = said.filter((key) => {
    if (!isTextKey(key)) return true;
    const { de, en } = TEXTS[ownKey(key)];
    return /(?:^|\s|\()--[a-z]|losverfahren [a-z]/.test(`${de} ${en}`);
  });
  // `site.version` names the program.
  expect(flagged).toEqual([]);
});

test('every check is in a group, and every group has some', () => {
  const groups = new Set(CHECKS.map(groupOf));
  expect([...GROUPS].filter((group) => !groups.has(group))).toEqual([]);
  expect(groupOf('register.selection')).toBe('draw');
  expect(groupOf('register.frame')).toBe('settled');
  expect(groupOf('supplement.draw')).toBe('later');
});
