import type { Texts } from './sentence.js';

/** What `simulate`, `synth` and `completion` say. */
export const simulationTexts = {
  'simulate.title': {
    de: 'Simulation: {runs} {runs=Ziehung|Ziehungen} (Startwert der Simulation: {seed})',
    en: 'Simulation: {runs} {runs=draw|draws} (simulation seed: {seed})',
  },
  'simulate.progress': { de: 'Ziehung {run} von {runs}', en: 'draw {run} of {runs}' },
  'simulate.agrees': {
    de: 'Die beobachteten Chancen passen zur genauen Chance {n} von {N}: {outside} von {strata} {strata=Schicht|Schichten} {outside=liegt|liegen} außerhalb ihres 99-%-Bereichs, zu erwarten {expected=ist|sind} etwa {expected}.',
    en: 'The observed chances agree with the exact chance of {n} in {N}: {outside} of {strata} {strata=stratum|strata} {outside=is outside its|are outside their} 99 % interval, about {expected} {expected=is|are} to be expected.',
  },
  'simulate.disagrees': {
    de: 'Auffällig: {outside} von {strata} {strata=Schicht|Schichten} {outside=liegt|liegen} außerhalb ihres 99-%-Bereichs, zu erwarten {expected=ist|sind} etwa {expected}. Bitte mit mehr Ziehungen wiederholen (--runs).',
    en: 'Unusual: {outside} of {strata} {strata=stratum|strata} {outside=is outside its|are outside their} 99 % interval, about {expected} {expected=is|are} to be expected. Please repeat with more draws (--runs).',
  },
  'simulate.unequal': {
    de: 'Die Chancen sind hier nicht für alle gleich: beobachtet wurden je nach Schicht {least} bis {most}.',
    en: 'Chances are not the same for all here: observed were {least} to {most}, depending on the stratum.',
  },
  'synth.written': {
    de: '{rows} erfundene {rows=Person|Personen} in {file} geschrieben (Startwert {seed}).',
    en: '{rows} invented {rows=person|people} written to {file} (seed {seed}).',
  },
  'completion.written': {
    de: 'Vervollständigung für {shell} in {file} geschrieben. Sie wirkt, sobald {shell} die Datei liest.',
    en: 'Completion for {shell} written to {file}. It takes effect once {shell} reads the file.',
  },
} satisfies Texts;
