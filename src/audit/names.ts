/** The log's name in the folder of a draw. */
export const LOG_NAME = 'audit.jsonl';
