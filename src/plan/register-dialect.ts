import type { Delimiter, RegisterDialect } from '../core/plan.js';
import type { PlanInput } from './schema.js';

/** How register files have to be opened. */
export function registerDialect(input: PlanInput): RegisterDialect {
  const { encoding = 'auto', delimiter = 'auto', quotes, header_line, sheet, dates } = input.register ?? {};
  return {
    encoding,
    delimiter: delimiter === 'tab' ? '\t' : (delimiter as Delimiter | 'auto'),
    ...(quotes === 'none' ? { quotes } : {}),
    ...(header_line === undefined ? {} : { header_line }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(dates === 'DDMMYYYY' ? { dates } : {}),
  };
}
