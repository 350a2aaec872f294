import type { ProblemCode, ProblemText } from './catalogue.js';

/** Problems, in English. */
export const problemsEn: Readonly<Record<ProblemCode, ProblemText>> = {
  'REG-001': {
    what: 'cannot read the register file ({reason})',
    why: 'without a register nobody can be drawn',
    remedy: 'check the path and your permission to read it',
  },
  'REG-002': {
    what: 'the file is empty',
    why: 'it has neither column names nor people',
    remedy: 'export it again',
  },
  'REG-003': {
    what: 'this is not a CSV text file but {format}',
    why: 'the register is read as CSV',
    remedy: 'in Excel choose "Save as", "CSV UTF-8"; for UTF-16 without a mark give encoding: utf-16le',
  },
  'REG-004': {
    what: 'the file has only a header',
    why: 'there is nobody to draw',
    remedy: 'export it again',
  },
  'REG-005': {
    what: 'the file has no column "{name}"',
    why: 'the plan asks for it ({key}); the columns are: {columns}',
    remedy: 'correct the name of the column{nearest?; perhaps "{nearest}" is meant}',
  },
  'REG-006': {
    what: 'cannot read the header ({fault})',
    why: 'without column names the register cannot be understood',
    remedy: 'check quotation marks and encoding of the first line',
  },
  'REG-007': {
    what: 'column without a name (no. {columns})',
    why: 'every column needs a name of its own',
    remedy: 'complete the header or remove the empty column',
  },
  'REG-008': {
    what: 'columns have the same name (no. {columns})',
    why: 'it would not be clear which one is meant',
    remedy: 'rename one of them',
  },
  'REG-009': {
    what: 'a record is longer than 16 MB',
    why: 'a quotation mark was probably never closed',
    remedy: 'look at the line in an editor and close the quotation mark',
  },
  'REG-010': {
    what: 'the line has {found} fields instead of {expected}',
    why: 'values would stand in the wrong columns',
    remedy: 'fields that contain the delimiter must be quoted; correct the export or the line',
  },
  'REG-011': {
    what: 'person id occurs more than once',
    why: 'everybody has exactly one ticket',
    remedy: 'remove the duplicates, then: losverfahren check',
  },
  'REG-012': {
    what: 'person id is empty',
    why: 'without an id there is no ticket',
    remedy: 'fill it in; delete empty rows left by Excel (delimiters only)',
  },
  'REG-013': {
    what: 'person id contains a control character (U+001F)',
    why: 'it separates the parts of composite ids',
    remedy: 'remove the character from the field',
  },
  'REG-014': {
    what: 'quotation mark inside a field',
    why: 'by RFC 4180 the whole field would have to be quoted',
    remedy: 'write the field like this: "The ""Crown"" Inn"',
  },
  'REG-015': {
    what: 'text after the closing quotation mark',
    why: 'only a delimiter or the end of the line may follow it',
    remedy: 'double the quotation mark inside the field, or remove the text',
  },
  'REG-016': {
    what: 'quotation mark is not closed before the file ends',
    why: 'the file was probably cut off',
    remedy: 'export it again, or close the quotation mark',
  },
  'REG-017': {
    what: 'the line has binary characters (NUL)',
    why: 'the file is damaged or not text',
    remedy: 'export it again',
  },
  'REG-018': {
    what: 'the line has bytes that are no character',
    why: 'names and streets would arrive garbled',
    remedy: 'export it in the right encoding, or fix encoding in the plan',
  },
  'REG-019': {
    what: 'the file has other columns than {first}',
    why: 'all register files of a draw need the same columns',
    remedy: 'export the files in the same way',
  },
  'REG-020': {
    what: 'the file changed while it was read',
    why: 'nobody could verify the result',
    remedy: 'wait until the export is finished, then start again',
  },
  'REG-021': {
    what: '{count} more lines with a person id that was there before',
    why: 'perhaps the wrong column was chosen as id',
    remedy: 'check the id column (register.columns.id)',
  },
  'REG-022': {
    what: 'the first line does not look like a header ({count} columns)',
    why: 'the column names must stand in the first line',
    remedy: 'add a header; is the delimiter right? (delimiter)',
  },
  'REG-023': {
    what: 'no column of the register looks like {key}',
    why: 'the plan needs it; the columns are: {columns}',
    remedy: 'name the column in the plan under {key}, or use --column',
  },
  'REG-024': {
    what: 'the file ends in the middle of a record',
    why: 'the export was cut off, people may be missing',
    remedy: 'export it again',
  },
  'REG-025': {
    what: '{rows} lines look like UTF-8, but the file is read as windows-1252',
    why: 'umlauts would appear as "Ã¼" in the lists; probably a single place of the file is damaged',
    remedy: 'set encoding: utf-8 in the plan; check will then name the damaged lines',
  },
  'REG-026': {
    what: 'the register lacks the column "{name}" that the plan names',
    why: 'register and plan do not belong together',
    remedy: 'give the register that the plan was made for',
  },
  'REG-027': {
    what: 'the file begins with the byte order mark of {mark}, but {encoding} is asked for',
    why: 'read like that, the first column would have a wrong name, and umlauts would be garbled',
    remedy: 'say encoding: {mark} or encoding: auto (in the plan or with --encoding)',
  },
  'REG-030': {
    what: 'birth date or age is missing',
    why: 'the age on the reference date cannot be determined',
    remedy: 'fill it in; the year alone is enough (1950 or 00.00.1950)',
  },
  'REG-031': {
    what: 'cannot understand the date',
    why: 'DD.MM.YYYY, YYYY-MM-DD, YYYYMMDD and YYYY are read',
    remedy: 'change the date format of the export',
  },
  'REG-032': {
    what: 'the year has only two digits',
    why: '03.05.24 may be 1924 or 2024',
    remedy: 'export years with four digits',
  },
  'REG-033': {
    what: 'the year of birth is unknown (0000)',
    why: 'the age on the reference date cannot be determined',
    remedy: 'fill in the year, or leave the person out with an exclude rule',
  },
  'REG-034': {
    what: 'there is no such day',
    why: 'nobody born on it can be put into an age group',
    remedy: 'correct the date; write unknown parts as 00',
  },
  'REG-035': {
    what: 'the birth date is after the reference date',
    why: 'on the reference date the person was not born yet',
    remedy:
      'exported after the reference date? Then take out the rows of people born later, or choose a later reference_date; otherwise correct the date',
  },
  'REG-036': {
    what: 'the age is not a number from 0 to 130',
    why: 'ages must be given in completed years',
    remedy: 'correct the value or the column',
  },
  'REG-040': {
    what: 'the field is empty',
    why: 'the person fits into no stratum, and nobody is left out because of missing data',
    remedy: 'fill it in, or put empty values into a group in the plan',
  },
  'REG-041': {
    what: 'the value belongs to no group of the plan',
    why: 'the person fits into no stratum',
    remedy: 'correct the values, or put them into a group in the plan',
  },
  'REG-042': {
    what: 'values without a group in {dimension}: {values}',
    why: 'every value must belong to exactly one group',
    remedy:
      'list them in the plan under stratify, such as {dimension}: { w: [w, W], m: [m, M] }; in a targets file add a line',
  },
  'REG-043': {
    what: '{rows} lines with very many different values without a group in {dimension}',
    why: 'probably the wrong column was given',
    remedy: 'check the column in the plan',
  },
  'PLAN-001': {
    what: 'cannot read the plan ({reason})',
    why: 'without a plan it is not clear how to draw',
    remedy: 'check the path, or make a plan: losverfahren init register.csv',
  },
  'PLAN-002': {
    what: 'the plan is not valid YAML ({detail})',
    why: 'indentation, brackets or quotation marks are wrong, or a key stands twice',
    remedy: 'compare the line with the example in the manual',
  },
  'PLAN-010': {
    what: 'unknown key "{name}"',
    why: 'a typing error could switch off a rule unnoticed; allowed are: {allowed}',
    remedy: 'correct or delete the key{nearest?; perhaps "{nearest}" is meant}',
  },
  'PLAN-011': {
    what: 'wrong kind of value',
    why: 'expected: {expected}',
    remedy: 'correct the value in the plan',
  },
  'PLAN-012': {
    what: 'no such value here',
    why: 'allowed are: {allowed}',
    remedy: 'use one of the allowed values',
  },
  'PLAN-013': {
    what: 'a value is missing',
    why: 'it is necessary (expected: {expected})',
    remedy: 'add it to the plan, or give it as an option',
  },
  'PLAN-014': {
    what: 'number out of range',
    why: 'it must be {sign} {bound}',
    remedy: 'correct the number',
  },
  'PLAN-015': {
    what: 'wrong form',
    why: 'expected is a date such as 2026-12-01, a number such as 1.5, or a text that is not empty',
    remedy: 'correct the value in the plan',
  },
  'PLAN-020': {
    what: 'the reference date is missing',
    why: 'an age depends on the day on which it counts',
    remedy: 'give reference_date in the plan or --reference-date YYYY-MM-DD',
  },
  'PLAN-021': {
    what: 'the minimum age {min} is above the maximum age {max}',
    why: 'nobody could be drawn',
    remedy: 'check min_age and max_age',
  },
  'PLAN-022': {
    what: 'birth date and age are both given',
    why: 'it must be clear where the age comes from',
    remedy: 'delete birth_date or age',
  },
  'PLAN-023': {
    what: 'the value "{value}" belongs to two groups: {first} and {second}',
    why: 'every value must belong to exactly one group',
    remedy: 'delete it in one of them',
  },
  'PLAN-024': {
    what: 'an entry of stratify has not exactly one name',
    why: 'every dimension is an entry of its own with "-" before it',
    remedy: 'write the dimensions one below the other',
  },
  'PLAN-025': {
    what: '"{name}" occurs twice',
    why: 'every dimension and every group may occur only once',
    remedy: 'delete or rename one of them',
  },
  'PLAN-026': {
    what: 'the age bands are missing',
    why: 'ages are drawn in bands',
    remedy: 'write age: [16-29, 30-44, 45-64, 65+] in the plan, or give --age-bands',
  },
  'PLAN-027': {
    what: 'cannot understand the age band "{band}"',
    why: 'expected is 16-29, 65+ or 18',
    remedy: 'correct the age band',
  },
  'PLAN-028': {
    what: 'the age bands {first} and {second} overlap',
    why: 'every age may belong to one band only',
    remedy: 'correct their ends',
  },
  'PLAN-029': {
    what: 'no group is given',
    why: 'values can only be put into groups that are named',
    remedy: 'name at least one group with its values',
  },
  'PLAN-030': {
    what: 'the register has no such districts: {names}',
    why: 'a typing error would leave out a whole district',
    remedy: 'compare the spelling with the register: losverfahren check',
  },
  'PLAN-031': {
    what: 'group without people in {dimension}: {names}',
    why: 'perhaps a value is spelt otherwise than in the register',
    remedy: 'check it; if it is right there is nothing to do',
  },
  'PLAN-040': {
    what: 'the table names a stratum that does not exist: {stratum}',
    why: 'nobody in the frame is in it',
    remedy: 'compare the table with losverfahren preview',
  },
  'PLAN-041': {
    what: 'the table sums up to {sum}, not {size}',
    why: 'the table must divide the invitations exactly',
    remedy: 'correct the table or sample.size',
  },
  'PLAN-042': {
    what: 'there is a table, but allocation is not table',
    why: 'the table would have no effect',
    remedy: 'write allocation: table, or delete the table',
  },
  'PLAN-043': {
    what: 'the table names a stratum twice: {stratum}',
    why: 'it would not be clear which number counts',
    remedy: 'delete one of the rows',
  },
  'PLAN-050': {
    what: 'there is {name}, but allocation is not quotas',
    why: 'it would have no effect',
    remedy: 'write allocation: quotas, or delete {name}',
  },
  'PLAN-051': {
    what: 'no quotas are given',
    why: 'with allocation: quotas the lot is drawn under quotas',
    remedy: 'give some, such as quotas: [{ gender: w, share: 0.5 }], or a CSV file',
  },
  'PLAN-052': {
    what: 'there are both a table and quotas',
    why: 'it would not be clear how the places are allocated',
    remedy: 'delete table or quotas',
  },
  'PLAN-053': {
    what: 'a quota names a dimension that stratify does not have: {name}',
    why: 'quotas are for groups of the dimensions in stratify, which has: {dimensions}',
    remedy: 'correct the name, or add it to stratify{nearest?; perhaps "{nearest}" is meant}',
  },
  'PLAN-054': {
    what: 'a quota names no dimension',
    why: 'it is not clear which group it is for',
    remedy: 'add the group, such as: { gender: w, min: 10 }',
  },
  'PLAN-055': {
    what: 'a quota names a category that {dimension} does not have: {category}',
    why: 'the quota could never be met; there are: {categories}',
    remedy: 'correct the spelling{nearest?; perhaps "{nearest}" is meant}',
  },
  'PLAN-056': {
    what: 'a quota has no number',
    why: 'it would have no effect',
    remedy: 'give min, max, count or share',
  },
  'PLAN-057': {
    what: 'a quota cannot have all of these: {names}',
    why: 'count and share already say the least and the greatest number',
    remedy: 'give either count, or share, or min and max',
  },
  'PLAN-058': {
    what: 'in a quota min is greater than max ({min} and {max})',
    why: 'the quota cannot be met',
    remedy: 'correct the numbers',
  },
  'PLAN-059': {
    what: 'in a quota min_flex is greater than min ({min_flex} and {min})',
    why: 'min_flex says how far min may be lowered if need be',
    remedy: 'make min_flex no greater than min, or leave it out',
  },
  'PLAN-060': {
    what: 'in a quota max_flex is less than max ({max_flex} and {max})',
    why: 'max_flex says how far max may be raised if need be',
    remedy: 'make max_flex no less than max, or leave it out',
  },
  'PLAN-061': {
    what: 'cannot understand the share "{share}", or it is not between 0 and 1',
    why: 'expected is 0.5, 50 %, 12.5 % or 1/3',
    remedy: 'correct the share; decimals come after a point',
  },
  'PLAN-062': {
    what: 'two quotas are for the same group: {group}',
    why: 'it would not be clear which numbers count',
    remedy: 'delete one of them',
  },
  'PLAN-063': {
    what: 'a quota asks for {min} people, but only {size} are drawn',
    why: 'the quota cannot be met',
    remedy: 'correct the quota or sample.size',
  },
  'PLAN-064': {
    what: 'the plan does not say how the panel is to be composed',
    why: 'it has no section panel, and at the top there are neither quotas nor a table',
    remedy:
      'add a section: panel: { sample: { size: 160, allocation: quotas, quotas: targets.csv } } – or give --targets targets.csv --size 160',
  },
  'PLAN-065': {
    what: 'the targets file lacks columns: {missing}',
    why: 'it is read as feature,value,min,max or category,feature,min,max or category,name,min,max',
    remedy: 'correct the header',
  },
  'PLAN-066': {
    what: 'this cell of the targets file is not a whole number',
    why: 'min and max are numbers of people (0, 1, 2, ..)',
    remedy: 'correct the number',
  },
  'PLAN-067': {
    what: 'a quota lacks its dimension or value',
    why: 'it is not clear which group it is for',
    remedy: 'add it, or delete the quota',
  },
  'PLAN-068': {
    what: 'unknown column "{name}" in the targets file – perhaps "{nearest}" is meant',
    why: 'its numbers would have no effect',
    remedy: 'rename the column',
  },
  'PLAN-069': {
    what: 'the quotas only name age bands from {age} years on',
    why: 'it is not clear whether younger people take part in the lot',
    remedy: 'give min_age, or name all age bands in stratify: age: [16-29, 30-44, 45-64, 65+]',
  },
  'SIDE-001': {
    what: 'cannot read a file that belongs to the plan ({reason})',
    why: 'without it the plan is not complete',
    remedy:
      "paths begin at the plan's folder; verify looks beside log and register too, and with --plan where the plan says",
  },
  'SIDE-002': {
    what: 'the file is not valid CSV',
    why: 'quotation marks or structure are wrong',
    remedy: 'save it as CSV again',
  },
  'SIDE-003': {
    what: 'the file has no column with the id ({columns})',
    why: 'it is not clear who is meant',
    remedy: 'call the column as in the register, or save a single column with ids',
  },
  'KEY-001': {
    what: 'cannot read the key file ({reason})',
    why: 'without the key the labels cannot be made',
    remedy: 'check the path',
  },
  'KEY-002': {
    what: 'the key file holds no key',
    why: 'a key has 64 characters 0-9 and a-f',
    remedy: 'give the file with the key of this draw',
  },
  'KEY-003': {
    what: 'this draw has a key',
    why: 'the labels in the log were made with it',
    remedy: 'give --key-file',
  },
  'DRAW-001': {
    what: '{size} people are to be drawn, but there are only {available}',
    why: 'nobody can be drawn twice',
    remedy: 'draw fewer people, or relax the conditions',
  },
  'DRAW-002': {
    what: 'stratum {stratum}: {wanted} people wanted, {available} there',
    why: 'the table asks for more than there are',
    remedy: 'change the table; losverfahren preview shows the numbers',
  },
  'DRAW-003': {
    what: 'stratum {stratum}: {missing} places stay empty',
    why: 'the household limit leaves too few people',
    remedy: 'raise max_per_household, use coarser strata, or set allow_shortfall: true',
  },
  'DRAW-004': {
    what: 'there is nobody to draw from',
    why: 'rules exclude all {rows} lines of the register',
    remedy: 'check the rules: losverfahren check',
  },
  'DRAW-005': {
    what: 'the rule "{reason}" excludes more than half of the register',
    why: 'nonempty is also true of values such as 0 or no',
    remedy: 'if that is not meant, list the values: values: [1, yes]',
  },
  'DRAW-006': {
    what: 'the seed has fewer than 20 digits',
    why: 'with so few possibilities somebody could have tried some beforehand',
    remedy: 'draw more digits (two lotteries, dice), or fix register and plan publicly before',
  },
  'DRAW-007': {
    what: 'with a household limit chances are no longer equal for all',
    why: 'people in large households are drawn less often',
    remedy: 'if all are to have the same chance, leave out max_per_household',
  },
  'DRAW-008': {
    what: '{count} of {total} ids in the file exclude nobody',
    why: 'they are not in the register, or an earlier rule applies already',
    remedy: 'check that file and register use the same ids',
  },
  'DRAW-009': {
    what: 'the id is made of personal data: {columns}',
    why: 'it would stand in the log',
    remedy: 'use a neutral id, or hide the ids with --key-file',
  },
  'DRAW-010': {
    what: '{count} strata have fewer than 5 people',
    why: 'published numbers could reveal individuals',
    remedy: 'use coarser strata or hand over small groups by lot (by_lot); see the suggestions below',
  },
  'DRAW-011': {
    what: 'blocks on information in this column are not observed',
    why: 'the plan has exclude rules of its own, but none for it (§§ 51, 52 BMG)',
    remedy: 'add a rule for the column to exclude; if it blocks nobody there is nothing to do',
  },
  'OUT-001': {
    what: 'the output folder is a file',
    why: 'lists and log need a folder',
    remedy: 'choose another name with --output',
  },
  'OUT-002': {
    what: 'cannot write into the output folder ({reason})',
    why: 'lists and log must be stored',
    remedy: 'check permissions, or choose another folder with --output; close lists that are open in Excel',
  },
  'OUT-003': {
    what: 'the output folder holds a log already (audit.jsonl)',
    why: 'a log is never overwritten, not even with --force',
    remedy: 'choose a new folder with --output',
  },
  'OUT-004': {
    what: 'the output folder already has: {names}',
    why: 'existing files are not replaced unasked',
    remedy: 'choose a new folder, or give --force',
  },
  'SEED-001': {
    what: 'the seed is missing',
    why: 'it decides who is drawn',
    remedy: 'give --seed "3 12 17 28 41 49 Superzahl 7", just as it was drawn in public',
  },
  'SEED-002': {
    what: 'the seed is empty',
    why: 'it decides who is drawn',
    remedy: 'give the numbers that were drawn in public',
  },
  'LOG-001': {
    what: 'cannot read the log ({reason})',
    why: 'without audit.jsonl there is nothing to verify',
    remedy: "give the draw's folder",
  },
  'USE-001': {
    what: 'unknown command "{name}"',
    why: 'commands: {commands}',
    remedy: 'losverfahren --help shows all commands{nearest?; perhaps "{nearest}" is meant}',
  },
  'USE-002': {
    what: 'unknown option "{name}"',
    why: 'the command does not know it',
    remedy: 'losverfahren {command} --help shows all options{nearest?; perhaps "{nearest}" is meant}',
  },
  'USE-003': {
    what: 'the option "{name}" needs a value',
    why: 'it does not stand alone',
    remedy: 'losverfahren {command} --help shows an example',
  },
  'USE-004': {
    what: 'wrong call: {detail}',
    why: 'the command is not meant to be used like this',
    remedy: 'losverfahren {command} --help shows an example',
  },
  'QUOTA-002': {
    what: 'the panel is complete already',
    why: '{already} people are on it, and it is to have {size}',
    remedy: "correct the panel's size (--size) or the list --already",
  },
  'QUOTA-003': {
    what: '{count} of {total} people who are on the panel already are missing from the answers',
    why: 'without their features it is not clear to which quotas they count',
    remedy: 'add these people with their features to the file of answers',
  },
  'QUOTA-004': {
    what: 'the search for the fairest lottery was ended early',
    why: 'the least chance may be up to {gap} % below the largest that is possible; the quotas are met',
    remedy: 'for a better result raise --time-limit or leave it out',
  },
  'QUOTA-005': {
    what: '{file} tells who is behind which number',
    why: 'this file holds personal data',
    remedy: 'publish panels.csv and panels.html only, not {file}',
  },
  'QUOTA-001': {
    what: "the quotas can't be met together",
    why: 'for {size} people{household? and at most {household} of a household} these exclude each other (in brackets, how many people there are):\n{conflict}',
    remedy: 'one of the following changes is enough',
  },
  'QUOTA-006': {
    what: 'there is no outcome that meets all quotas',
    why: 'the search for a contradiction found none, though',
    remedy: 'loosen the quotas',
  },
  'QUOTA-007': {
    what: "so many people can't be drawn",
    why: 'even without any quota there are not enough people and households',
    remedy: 'draw fewer people or raise the household limit',
  },
  'QUOTA-008': {
    what: 'this is how the quotas can be met',
    why: 'this is one of the smallest changes that help',
    remedy:
      '{plan?put these lines into the plan under quotas}{file?put these lines into {file}} instead of the old ones:\n{rows}',
  },
  'QUOTA-009': {
    what: 'within min_flex and max_flex it does not work; this would',
    why: 'the limits min_flex and max_flex leave no solution',
    remedy:
      '{plan?put these lines into the plan under quotas}{file?put these lines into {file}} instead of the old ones:\n{rows}',
  },
  'QUOTA-010': {
    what: 'under quotas a panel has no reserve',
    why: 'who can step in depends on who drops out; replacements are drawn with --already',
    remedy: 'delete reserve, or give --reserve 0',
  },
  'QUOTA-011': {
    what: 'The seed is that of an earlier draw in this log',
    why: 'it was known already when the answers came in; whoever collected them could compute the result beforehand',
    remedy: 'draw a new seed in public for the panel',
  },
  'USE-005': {
    what: 'no file was given',
    why: 'neither the call nor the plan names a register or answers',
    remedy: 'for example: losverfahren draw register.csv --plan losverfahren.yaml --seed "..."',
  },
  'USE-006': {
    what: 'there is no plan, and --size is missing',
    why: 'it is not clear how many people to draw',
    remedy: 'make a plan (losverfahren init register.csv), or give --size with --stratify or --targets',
  },
  'USE-007': {
    what: 'an argument is missing: {name}',
    why: 'without it the command does not know what to do',
    remedy: 'losverfahren {command} --help shows an example',
  },
  'USE-008': {
    what: 'too many arguments',
    why: 'the command expects fewer; paths with spaces must be quoted',
    remedy: 'losverfahren {command} --help shows an example',
  },
  'USE-010': {
    what: 'cannot understand the value of {flag}',
    why: 'expected: {expected}',
    remedy: 'correct the value',
  },
  'USE-011': {
    what: 'the input ended in the middle of the questions',
    why: 'still without an answer: {flags}; nothing was written',
    remedy: 'begin again (Enter takes what is suggested), or give --no-input and these flags',
  },
  'RUN-001': {
    what: 'reader {worker} died ({detail})',
    why: 'only part of the register was read; nothing was written',
    remedy: 'try again, if need be with --workers 0; please report it if it happens again',
  },
  'RUN-002': {
    what: 'The computation of the lottery failed ({status})',
    why: 'the solver gave no result that could be used; nothing was written',
    remedy: 'leave out --time-limit or raise it; if it happens again, please report it',
  },
  'RUN-003': {
    what: 'the register was read the slow way (WebAssembly is not allowed here)',
    why: 'the result is exactly the same, it only takes longer',
    remedy: 'nothing needs to be done; if it takes too long, use another browser or another machine',
  },
  'LOG-002': {
    what: "The draw's log is not in order",
    why: 'these checks fail: {checks}',
    remedy: 'have a look with losverfahren verify; a damaged log is not continued',
  },
  'USE-012': {
    what: '{flag} does not go with a table',
    why: 'with fixed numbers from each pot there are no quotas to count towards',
    remedy: 'leave {flag} out and adapt the numbers in the table',
  },
  'USE-013': {
    what: '{flag} is for a panel only',
    why: 'nobody is invited already',
    remedy: 'add --panel, or leave {flag} out',
  },
  'BUG-001': {
    what: 'error in the program ({detail})',
    why: 'this should not have happened; nothing was written',
    remedy: 'please report it, with the command line but without any data from the register',
  },
};
