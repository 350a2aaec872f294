import { isDeepStrictEqual } from 'node:util';

/**
 * The part of JSON Schema (draft 2020-12) that the plan's schema uses, as an editor would apply it. A
 * keyword that is not known here is an error, so that none is passed over.
 */
export type Schema = Readonly<Record<string, unknown>>;

type Check = (argument: unknown, value: unknown, schema: Schema) => boolean;

const always: Check = () => true;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  null: (value) => value === null,
  integer: Number.isInteger,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
};
/** A type or a list of them. */
const typesOf = (argument: unknown) => (Array.isArray(argument) ? argument : [argument]).map(String);

const CHECKS: Readonly<Record<string, Check>> = {
  $schema: always,
  title: always,
  description: always,
  type: (type, value) => typesOf(type).some((one) => TYPES[one]?.(value) === true),
  const: (expected, value) => isDeepStrictEqual(expected, value),
  enum: (allowed, value) => (allowed as unknown[]).some((one) => isDeepStrictEqual(one, value)),
  minimum: (bound, value) => typeof value !== 'number' || value >= (bound as number),
  maximum: (bound, value) => typeof value !== 'number' || value <= (bound as number),
  minLength: (least, value) => typeof value !== 'string' || [...value].length >= (least as number),
  pattern: (pattern, value) => typeof value !== 'string' || new RegExp(pattern as string, 'u').test(value),
  minItems: (least, value) => !Array.isArray(value) || value.length >= (least as number),
  items: (schema, value) => !Array.isArray(value) || value.every((one) => accepts(schema as Schema, one)),
  required: (names, value) => !isObject(value) || (names as string[]).every((name) => name in value),
  properties: (schemas, value) =>
    !isObject(value) ||
    Object.entries(schemas as Record<string, Schema>).every(
      ([name, schema]) => !(name in value) || accepts(schema, value[name]),
    ),
  propertyNames: (schema, value) =>
    !isObject(value) || Object.keys(value).every((name) => accepts(schema as Schema, name)),
  additionalProperties: (schema, value, { properties = {} }) => {
    if (!isObject(value)) return true;
    const others = Object.keys(value).filter((name) => !(name in (properties as object)));
    return schema === false
      ? others.length === 0
      : others.every((name) => accepts(schema as Schema, value[name]));
  },
  anyOf: (schemas, value) => (schemas as Schema[]).some((schema) => accepts(schema, value)),
};

/** Whether a value is valid. @throws Error for a keyword that is not known */
export function accepts(schema: Schema, value: unknown): boolean {
  return Object.entries(schema).every(([keyword, argument]) => {
    const check = CHECKS[keyword];
    if (check === undefined) throw new Error(`unknown keyword ${keyword}`);
    return check(argument, value, schema);
  });
}

/** The schemas right inside this one. */
function innerSchemas(schema: Schema): Schema[] {
  const { properties = {}, items, anyOf = [], additionalProperties, propertyNames } = schema;
  const single = [items, additionalProperties, propertyNames].filter(isObject);
  return [...Object.values(properties as object), ...(anyOf as Schema[]), ...single];
}

/** What is malformed in a schema and all inside it: unknown keywords and types, arguments of a wrong kind. */
export function malformed(schema: Schema): string[] {
  const numbers = ['minimum', 'maximum', 'minLength', 'minItems'];
  const lists = ['enum', 'required', 'anyOf'];
  const wrong = Object.entries(schema).flatMap(([keyword, argument]) => {
    if (CHECKS[keyword] === undefined) return [keyword];
    if (keyword === 'type') return typesOf(argument).filter((type) => TYPES[type] === undefined);
    if (numbers.includes(keyword) && typeof argument !== 'number') return [keyword];
    if (lists.includes(keyword) && (!Array.isArray(argument) || argument.length === 0)) return [keyword];
    return [];
  });
  return [...wrong, ...innerSchemas(schema).flatMap(malformed)];
}
