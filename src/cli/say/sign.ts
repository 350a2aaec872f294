import type { SignFacts } from '../../procedure/sign.js';
import type { Terminal } from '../terminal.js';
import { shellPath } from './shell-word.js';

/** What was called, and where its words will be pasted. */
interface Called {
  readonly target: string;
  readonly platform: NodeJS.Platform;
}

/** What `sign` says: the signature, the key, and how anybody can check them. */
export function saySignature(terminal: Terminal, facts: SignFacts, { target, platform }: Called): void {
  const { log, signature, newPair, fingerprint, keyId, publicKey, comment, hasPassword } = facts;
  terminal.json({
    format: 'losverfahren/signature/1',
    ...{ log, signature, fingerprint },
    ...{ key_id: keyId, public_key: publicKey, comment },
    new_key: newPair === null ? null : { secret_key: newPair.secret, public_key: newPair.public },
  });
  terminal.heading('sign.title', { file: signature });
  terminal.field('sign.key-id', keyId);
  terminal.field('sign.comment', comment.split('\t').join(', '));
  terminal.field('sign.fingerprint', fingerprint);
  if (newPair !== null) {
    terminal.say();
    terminal.tell('sign.new-key', { secret: newPair.secret, public: newPair.public });
    terminal.tell(hasPassword ? 'sign.new-locked' : 'sign.new-open', { secret: newPair.secret });
  }
  terminal.say();
  terminal.tell('sign.publish');
  terminal.say(`  ${publicKey}`);
  terminal.say();
  terminal.tell('sign.check');
  // A call stays in one line: broken at words, it could not be pasted.
  const path = (text: string) => shellPath(text, platform);
  terminal.say(`  losverfahren verify ${path(target)} --public-key ${publicKey}`);
  terminal.say(`  minisign -Vm ${path(log)} -P ${publicKey}`);
}
