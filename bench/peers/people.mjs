import { createHash } from 'node:crypto';

/** SHA-256 over the invited people's ids, sorted, a line feed between them: equal for equal people. */
export function peopleHash(ids) {
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex');
}

/** What every peer prints at its end. */
export function report(ids) {
  console.log(JSON.stringify({ people: peopleHash(ids), invited: ids.length }));
}
