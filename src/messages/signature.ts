import type { Problems, Texts } from './sentence.js';

/** What is said of keys and signatures. */
export const signatureProblems = {
  'SIGN-001': {
    what: { de: 'Es ist kein Schlüssel angegeben', en: 'no key was given' },
    why: {
      de: 'unterschrieben wird mit einem geheimen Schlüssel, den nur Sie haben',
      en: 'a log is signed with a secret key that only you have',
    },
    remedy: {
      de: 'zum Beispiel: losverfahren sign ziehung --secret-key stadt.key; gibt es die Datei noch nicht, wird ein neues Schlüsselpaar angelegt',
      en: 'for example: losverfahren sign ziehung --secret-key town.key; if there is no such file yet, a new pair of keys is made',
    },
  },
  'SIGN-002': {
    what: {
      de: 'Datei mit Schlüssel, Passwort oder Unterschrift lässt sich nicht lesen ({reason.*})',
      en: 'cannot read the file of a key, a password or a signature ({reason.*})',
    },
    why: { de: 'ohne sie geht es hier nicht weiter', en: 'nothing can be done here without it' },
    remedy: {
      de: 'Pfad prüfen; ein öffentlicher Schlüssel kann auch selbst angegeben werden: 56 Zeichen, am Anfang RW',
      en: 'check the path; a public key can be given itself as well: 56 characters, the first two RW',
    },
  },
  'SIGN-003': {
    what: {
      de: 'Den geheimen Schlüssel gibt es nicht, den öffentlichen dazu schon: {name}',
      en: 'there is no such secret key, but there is the public one of it: {name}',
    },
    why: {
      de: 'vielleicht liegt der geheime woanders; ein neues Paar würde den veröffentlichten Schlüssel ersetzen',
      en: 'the secret one may be elsewhere; a new pair would replace the key that was published',
    },
    remedy: {
      de: 'den Pfad des geheimen Schlüssels prüfen, oder für ein neues Paar einen anderen Namen wählen',
      en: 'check the path of the secret key, or choose another name for a new pair',
    },
  },
  'SIGN-004': {
    what: { de: 'Die Datei enthält keinen geheimen Schlüssel', en: 'the file holds no secret key' },
    why: {
      de: 'erwartet wird eine Datei, wie losverfahren sign oder minisign -G sie anlegt; diese ist eine andere oder beschädigt',
      en: 'expected is a file as losverfahren sign or minisign -G makes it; this is another one, or it is damaged',
    },
    remedy: {
      de: 'die geheime Datei angeben, nicht die mit .pub; ist sie beschädigt, eine Sicherungskopie nehmen',
      en: 'give the secret file, not the one with .pub; if it is damaged, take a backup',
    },
  },
  'SIGN-005': {
    what: { de: 'Es fehlt das Passwort', en: 'the password is missing' },
    why: {
      de: 'der Schlüssel ist damit geschützt; gefragt wird nur an einem Bildschirm mit Tastatur',
      en: 'the key is protected by it; it is asked for on a terminal only',
    },
    remedy: {
      de: 'am Bildschirm aufrufen und das Passwort eingeben, oder --password-file angeben (- ist die Standardeingabe)',
      en: 'call it on a terminal and type the password, or give --password-file (- is standard input)',
    },
  },
  'SIGN-006': {
    what: { de: 'Das Passwort öffnet diesen Schlüssel nicht', en: 'the password does not open this key' },
    why: {
      de: 'es ist ein anderes, oder die Datei mit dem Schlüssel ist beschädigt',
      en: 'it is another one, or the file of the key is damaged',
    },
    remedy: { de: 'noch einmal eingeben', en: 'type it again' },
  },
  'SIGN-007': {
    what: {
      de: 'Für das Passwort reicht der Arbeitsspeicher nicht',
      en: 'there is not enough memory for the password',
    },
    why: {
      de: 'ein solcher Schlüssel braucht ein Gigabyte, damit niemand das Passwort durch Probieren findet',
      en: 'such a key takes a gigabyte, so that nobody finds the password by trying',
    },
    remedy: {
      de: 'andere Programme schließen, oder auf einem anderen Rechner unterschreiben',
      en: 'close other programs, or sign on another machine',
    },
  },
  'SIGN-008': {
    what: {
      de: 'Das Protokoll ist nicht in Ordnung und wird nicht unterschrieben',
      en: 'the log is not in order and is not signed',
    },
    why: {
      de: '{checks=diese Prüfung schlägt|diese Prüfungen schlagen} fehl: {checks}',
      en: '{checks=this check fails|these checks fail}: {checks}',
    },
    remedy: {
      de: 'mit losverfahren verify nachsehen',
      en: 'have a look with losverfahren verify',
    },
  },
  'SIGN-009': {
    what: { de: 'Das ist kein öffentlicher Schlüssel', en: 'this is no public key' },
    why: {
      de: 'ein öffentlicher Schlüssel hat 56 Zeichen, am Anfang RW; vielleicht fehlt eines, oder es ist die Datei des geheimen',
      en: 'a public key has 56 characters, the first two RW; one may be missing, or it is the file of the secret one',
    },
    remedy: {
      de: 'den Schlüssel noch einmal dort abschreiben, wo er bekannt gegeben wurde, oder die Datei mit .pub angeben',
      en: 'copy the key again from where it was published, or give the file with .pub',
    },
  },
  'SIGN-010': {
    what: {
      de: 'Dieser Text kann nicht mit unterschrieben werden',
      en: 'this text cannot be signed as well',
    },
    why: {
      de: 'er muss in eine Zeile passen, ohne Tabulator und Steuerzeichen, und höchstens {most} Bytes haben',
      en: 'it must fit into a line, without tabs and control characters, and have {most} bytes at most',
    },
    remedy: { de: '--comment kürzer fassen', en: 'make --comment shorter' },
  },
  'SIGN-011': {
    what: {
      de: 'Der geheime Schlüssel liegt im Ordner des Protokolls',
      en: "the secret key lies in the log's folder",
    },
    why: {
      de: 'wer diesen Ordner weitergibt, gibt den Schlüssel mit, und andere können damit unterschreiben',
      en: 'whoever hands on this folder hands on the key, and others can sign with it',
    },
    remedy: {
      de: 'ihn an einen Ort verschieben, der nicht weitergegeben wird',
      en: 'move it to a place that is not handed on',
    },
  },
} satisfies Problems;

export const signatureTexts = {
  'sign.title': { de: 'Unterschrieben: {file}', en: 'Signed: {file}' },
  'sign.key-id': { de: 'Schlüsselnummer', en: 'Key id' },
  'sign.comment': { de: 'Mit unterschrieben', en: 'Signed as well' },
  'sign.fingerprint': { de: 'Fingerabdruck', en: 'Fingerprint' },
  'sign.ask': { de: 'Passwort des Schlüssels:', en: 'Password of the key:' },
  'sign.progress': {
    de: 'Das Passwort wird angewendet, das dauert einige Sekunden …',
    en: 'applying the password, this takes some seconds …',
  },
  'sign.new-key': {
    de: 'Es gab noch keinen Schlüssel; ein neues Paar ist angelegt: {secret} (geheim) und {public} (öffentlich).',
    en: 'There was no key yet; a new pair was made: {secret} (secret) and {public} (public).',
  },
  'sign.new-open': {
    de: '{secret} hat kein Passwort: Wer die Datei hat, kann unterschreiben. Niemandem geben, getrennt von der Ziehung aufbewahren, eine Sicherungskopie anlegen. Ein Passwort setzt minisign -C.',
    en: '{secret} has no password: whoever has the file can sign. Give it to nobody, keep it apart from the draw, make a backup. minisign -C sets a password.',
  },
  'sign.new-locked': {
    de: '{secret} ist mit dem Passwort geschützt. Niemandem geben, getrennt von der Ziehung aufbewahren, eine Sicherungskopie anlegen.',
    en: '{secret} is protected by the password. Give it to nobody, keep it apart from the draw, make a backup.',
  },
  'sign.publish': {
    de: 'Öffentlicher Schlüssel; er gehört dorthin, wo alle ihn finden, am besten schon vor der Ziehung:',
    en: 'Public key; it belongs where everybody finds it, best before the draw:',
  },
  'sign.check': {
    de: 'So prüfen es alle, die Protokoll und Unterschrift haben:',
    en: 'This is how everybody checks it who has log and signature:',
  },
  'verify.signature': {
    de: 'Unterschrieben mit Schlüssel {keyId}; mit unterschrieben: {comment}',
    en: 'Signed by key {keyId}; signed as well: {comment}',
  },
  'verify.keys': {
    de: 'angegeben: {given}; unterschrieben mit: {logged}',
    en: 'given: {given}; signed by: {logged}',
  },
  'check.log.signature': {
    de: 'Protokoll ist mit dem angegebenen Schlüssel unterschrieben',
    en: 'the log is signed by the given key',
  },
  'meaning.log.signature': {
    de: 'Wer diesen Schlüssel hat, hat dieses Protokoll nicht so unterschrieben.',
    en: 'Whoever has this key did not sign this log as it is.',
  },
  'note.no-signature': {
    de: 'Neben dem Protokoll liegt keine Unterschrift; wo sie ist, sagt --signature.',
    en: 'There is no signature beside the log; --signature says where it is.',
  },
  'note.malformed-signature': {
    de: 'Die Datei ist keine Unterschrift, oder sie ist beschädigt.',
    en: 'The file is no signature, or it is damaged.',
  },
  'note.other-key': {
    de: 'Die Unterschrift wurde mit einem anderen Schlüssel gemacht.',
    en: 'The signature was made with another key.',
  },
  'note.other-bytes': {
    de: 'Die Unterschrift passt nicht: Das Protokoll wurde danach geändert, oder sie gehört zu einem anderen.',
    en: 'The signature does not fit: the log was changed afterwards, or it belongs to another one.',
  },
  'note.other-comment': {
    de: 'Das Protokoll passt, aber der Vermerk in der Unterschrift wurde geändert.',
    en: 'The log fits, but the comment in the signature was changed.',
  },
  'remark.signature': {
    de: 'Neben dem Protokoll liegt eine Unterschrift ({file}); sie wurde nicht geprüft. Mit dem Schlüssel, der bekannt gegeben wurde, geht das so: --public-key RW…',
    en: 'There is a signature beside the log ({file}); it was not checked. With the key that was published: --public-key RW…',
  },
  'remark.signed-before': {
    de: 'Die Unterschrift ist älter als diese Einträge; sie gilt nur für das, was vorher im Protokoll stand.',
    en: 'The signature is older than these entries; it is for nothing but what the log said before.',
  },
} satisfies Texts;
