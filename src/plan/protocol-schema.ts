import * as z from 'zod';

/**
 * The section `protocol` of a plan: where it takes place and who is there. It decides nothing, so the effective plan does
 * not have it. These are people's names: without `public` only the protocol for the house has them.
 */

/** More nobody lists. */
const MOST_PRESENT = 50;
const line = z
  .string()
  .min(1)
  .refine((text) => text.length <= 200);

export const protocolSchema = z.strictObject({
  place: line.optional().describe('Where the draw takes place'),
  present: z
    .array(line)
    .min(1)
    .refine((people) => people.length <= MOST_PRESENT)
    .optional()
    .describe('Who takes part for the administration, one line each'),
  public: z.boolean().optional().describe('Whether the public protocol names place and people as well'),
});

export type ProtocolInput = z.output<typeof protocolSchema>;
