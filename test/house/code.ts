/** A program's text as far as the rules of the house look at it. */

export interface Import {
  /** as it is written: `../core/age.js`, `zod` */
  readonly name: string;
  /** only types, nothing of which is left at run time */
  readonly isType: boolean;
}

const TYPES_ONLY = /\b(?:import|export)\s+type\s+(?:\{[^{}]*\}|\*(?:\s+as\s+\w+)?|\w+)\s*$/;

/** All that is imported or exported from elsewhere, statically or not. */
export function importsOf(source: string, code = codeOf(source)): Import[] {
  const found = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])( *)\1/g);
  return [...found].map((match) => {
    const end = match.index + match[0].length - 1;
    const name = source.slice(end - (match[2] ?? '').length, end);
    return { name, isType: TYPES_ONLY.test(code.slice(0, match.index)) };
  });
}

/** The arguments of a call, whose opening bracket ends at `start`. */
export function callArguments(source: string, code: string, start: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < code.length && depth >= 0; at++) {
    const character = code[at] ?? '';
    if ('([{'.includes(character)) depth++;
    if (')]}'.includes(character)) depth--;
    if (depth < 0 || (depth === 0 && character === ',')) {
      found.push(source.slice(from, at).trim());
      from = at + 1;
    }
  }
  return found.filter((argument) => argument !== '');
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const TEXT = /'(?:[^'\\\n]|\\[\s\S])*'|"(?:[^"\\\n]|\\[\s\S])*"/y;
const PATTERN =
  /(?<=(?:^|[(,=:[!&|?{};+\-*%<>~^]|\breturn|\btypeof|\bcase)\s*)(?<!<)\/(?![*/>])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;

/** The source with comments and the insides of texts and patterns blank, and every place where it was. */
export function codeOf(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  const inside = (text: string) => `${text.slice(0, 1)}${blank(text.slice(1, -1))}${text.slice(-1)}`;
  /** for each template that is open, how many braces are open in its expression */
  const templates: number[] = [];
  let code = '';
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = code.length;
    return pattern.exec(source)?.[0];
  };
  const template = () => {
    code += blank(take(TEMPLATE) ?? '');
    if (source[code.length] === '$') {
      code += '${';
      templates.push(0);
    } else code += '`';
  };
  while (code.length < source.length) {
    const comment = take(COMMENT);
    const text = take(TEXT) ?? (comment === undefined ? take(PATTERN) : undefined);
    const character = source[code.length] ?? '';
    const braces = templates.at(-1);
    if (comment !== undefined) code += blank(comment);
    else if (text !== undefined) code += inside(text);
    else if (character === '}' && braces === 0) {
      code += character;
      templates.pop();
      template();
    } else {
      if (braces !== undefined && '{}'.includes(character)) {
        templates[templates.length - 1] = braces + (character === '{' ? 1 : -1);
      }
      code += character;
      if (character === '`') template();
    }
  }
  return code.slice(0, source.length);
}
