import type { Problems } from './sentence.js';

/** What is said of the people in the rows: dates, ages, and values that belong to no group. */
export const peopleProblems = {
  'REG-030': {
    what: { de: 'Geburtsdatum oder Alter fehlt', en: 'birth date or age is missing' },
    why: {
      de: 'das Alter am Stichtag ist nicht zu bestimmen',
      en: 'the age on the reference date cannot be determined',
    },
    remedy: {
      de: 'Angabe ergänzen; das Jahr allein (1950 oder 00.00.1950) genügt',
      en: 'fill it in; the year alone is enough (1950 or 00.00.1950)',
    },
  },
  'REG-031': {
    what: { de: 'Datum ist so nicht zu verstehen', en: 'cannot understand the date' },
    why: {
      de: 'gelesen werden TT.MM.JJJJ, JJJJ-MM-TT, JJJJMMTT und JJJJ',
      en: 'DD.MM.YYYY, YYYY-MM-DD, YYYYMMDD and YYYY are read',
    },
    remedy: { de: 'Schreibweise beim Export ändern', en: 'change the date format of the export' },
  },
  'REG-032': {
    what: { de: 'Jahreszahl hat nur zwei Stellen', en: 'the year has only two digits' },
    why: { de: '03.05.24 kann 1924 oder 2024 sein', en: '03.05.24 may be 1924 or 2024' },
    remedy: { de: 'mit vierstelligem Jahr exportieren', en: 'export years with four digits' },
  },
  'REG-033': {
    what: { de: 'Geburtsjahr ist unbekannt (0000)', en: 'the year of birth is unknown (0000)' },
    why: {
      de: 'das Alter am Stichtag ist nicht zu bestimmen',
      en: 'the age on the reference date cannot be determined',
    },
    remedy: {
      de: 'Jahr ergänzen oder die Person mit einer exclude-Regel ausnehmen',
      en: 'fill in the year, or leave the person out with an exclude rule',
    },
  },
  'REG-034': {
    what: { de: 'Diesen Tag gibt es nicht', en: 'there is no such day' },
    why: {
      de: 'wer so geboren ist, lässt sich keiner Altersgruppe zuordnen',
      en: 'nobody born on it can be put into an age group',
    },
    remedy: {
      de: 'Datum berichtigen; unbekannte Teile als 00 schreiben',
      en: 'correct the date; write unknown parts as 00',
    },
  },
  'REG-035': {
    what: { de: 'Geburtsdatum liegt nach dem Stichtag', en: 'the birth date is after the reference date' },
    why: {
      de: 'am Stichtag gab es die Person noch nicht',
      en: 'on the reference date the person was not born yet',
    },
    remedy: {
      de: 'erst nach dem Stichtag exportiert? Dann die Zeilen der später Geborenen herausnehmen oder einen späteren Stichtag (reference_date) wählen; sonst das Datum berichtigen',
      en: 'exported after the reference date? Then take out the rows of people born later, or choose a later reference_date; otherwise correct the date',
    },
  },
  'REG-036': {
    what: { de: 'Alter ist keine Zahl von 0 bis 130', en: 'the age is not a number from 0 to 130' },
    why: {
      de: 'das Alter wird in vollendeten Jahren angegeben',
      en: 'ages must be given in completed years',
    },
    remedy: { de: 'Angabe oder Spalte berichtigen', en: 'correct the value or the column' },
  },
  'REG-040': {
    what: { de: 'Feld ist leer', en: 'the field is empty' },
    why: {
      de: 'die Person lässt sich keiner Schicht zuordnen, und wegen fehlender Angaben wird niemand ausgeschlossen',
      en: 'the person fits into no stratum, and nobody is left out because of missing data',
    },
    remedy: {
      de: 'leere Werte im Plan unter stratify einer Gruppe zuordnen (Gruppe: [Wert, ""]), oder diese Personen unter eligibility.exclude ausnehmen:\n{lines}',
      en: 'put empty values into a group under stratify in the plan (group: [value, ""]), or leave these people out under eligibility.exclude:\n{lines}',
    },
  },
  'REG-041': {
    what: { de: 'Wert gehört zu keiner Gruppe des Plans', en: 'the value belongs to no group of the plan' },
    why: { de: 'die Person lässt sich keiner Schicht zuordnen', en: 'the person fits into no stratum' },
    remedy: {
      de: 'Werte berichtigen oder im Plan einer Gruppe zuordnen',
      en: 'correct the values, or put them into a group in the plan',
    },
  },
  'REG-042': {
    what: {
      de: '{values=Wert|Werte} ohne Gruppe in {dimension}: {values}',
      en: '{values=value|values} without a group in {dimension}: {values}',
    },
    why: {
      de: 'jeder Wert muss zu genau einer Gruppe gehören',
      en: 'every value must belong to exactly one group',
    },
    remedy: {
      de: 'im Plan unter stratify einer Gruppe zuordnen, zum Beispiel so:\n{lines}\nin einer Quotendatei eine Zeile dafür ergänzen',
      en: 'put them into a group under stratify in the plan, such as:\n{lines}\nin a targets file add a line',
    },
  },
  'REG-043': {
    what: {
      de: '{rows} {rows=Zeile|Zeilen} mit sehr vielen verschiedenen Werten ohne Gruppe in {dimension}',
      en: '{rows} {rows=line|lines} with very many different values without a group in {dimension}',
    },
    why: { de: 'vermutlich ist die falsche Spalte angegeben', en: 'probably the wrong column was given' },
    remedy: { de: 'Spalte im Plan prüfen', en: 'check the column in the plan' },
  },
} satisfies Problems;
