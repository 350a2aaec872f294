/**
 * Whether everything is tried, however long that takes: `npm run test:full`. The usual run tries less of what is alike,
 * another case in each of several databases, say, and fewer files of chance.
 */
export const isThorough = process.env.TESTS === 'full';

/** How often something of chance is tried. */
export const runs = (thorough: number, usual: number): number => (isThorough ? thorough : usual);
