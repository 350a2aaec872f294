import type { Language } from './sentence.js';

/**
 * Templates of letters that can be used as they are, in German and English side by side. What the plan does not say is
 * left out with the sentence that it belongs to.
 */

interface LetterTemplate {
  /** as it is called behind `--template` */
  readonly name: string;
  readonly text: string;
}

export const LETTER_KINDS = ['invitation', 'plain', 'reminder', 'thanks', 'confirmation'] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

export const LETTER_TEMPLATES: Readonly<Record<LetterKind, Readonly<Record<Language, LetterTemplate>>>> = {
  invitation: {
    de: {
      name: 'einladung',
      text: `---
language: de
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}Sie sind ausgelost

{{Briefanrede}},

{{^Vertretung_von}}
das Los ist auf Sie gefallen: Wir laden Sie herzlich ein mitzumachen.
{{/Vertretung_von}}
{{#Vertretung_von}}
das Los ist auf {{Vertretung_von}} gefallen: Wir laden {{Vertretung_von}} herzlich ein mitzumachen. Wir schreiben Ihnen, weil Sie {{Vertretung_von}} gesetzlich vertreten. Bitte besprechen Sie die Einladung gemeinsam.
{{/Vertretung_von}}

Gezogen wurde aus dem Melderegister, nach Regeln, die vorher feststanden. Alle, die zur Auswahl standen, konnten gezogen werden. Vorkenntnisse braucht niemand: Wir wünschen uns Menschen, die ganz Unterschiedliches erlebt haben.

{{#letters.event.date}}
**Wann:** {{letters.event.date}}
{{/letters.event.date}}
{{#letters.event.place}}
**Wo:** {{letters.event.place}}
{{/letters.event.place}}

Brauchen Sie etwas, um dabei sein zu können, zum Beispiel Kinderbetreuung, eine Abholung, eine Übersetzung oder einen Zugang ohne Stufen? Schreiben Sie es dazu. Wir kümmern uns darum.

> {{QR}}**Ihr Code: {{Code}}**
> Bitte sagen Sie uns, ob Sie mitmachen{{#letters.reply_by}}, bis zum {{letters.reply_by}}{{/letters.reply_by}}.{{#letters.reply_url}} Am schnellsten geht es mit dem QR-Code oder hier: **{{QR_Text}}**{{/letters.reply_url}}{{^letters.reply_url}} Nennen Sie dabei bitte Ihren Code.{{/letters.reply_url}}

Die Teilnahme ist freiwillig. Wenn Sie nicht können oder nicht möchten, brauchen Sie keinen Grund zu nennen. Eine kurze Absage hilft uns trotzdem: Dann kann jemand anderes nachrücken.

Mit freundlichen Grüßen

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
    en: {
      name: 'invitation',
      text: `---
language: en
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}you have been drawn by lot

{{Briefanrede}},

{{^Vertretung_von}}
The lot has fallen on you: we would like to invite you to take part.
{{/Vertretung_von}}
{{#Vertretung_von}}
The lot has fallen on {{Vertretung_von}}: we would like to invite {{Vertretung_von}} to take part. We are writing to you as the legal representatives of {{Vertretung_von}}. Please talk about the invitation together.
{{/Vertretung_von}}

People were drawn from the register of residents, by rules that were settled beforehand. Everybody who was eligible could be drawn. You need no special knowledge: we are looking for people of all walks of life.

{{#letters.event.date}}
**When:** {{letters.event.date}}
{{/letters.event.date}}
{{#letters.event.place}}
**Where:** {{letters.event.place}}
{{/letters.event.place}}

Is there anything that you need to be able to come, such as childcare, transport, translation or step-free access? Let us know. We will see to it.

> {{QR}}**Your code: {{Code}}**
> Please tell us whether you will take part{{#letters.reply_by}}, by {{letters.reply_by}}{{/letters.reply_by}}.{{#letters.reply_url}} The quickest way is the QR code, or here: **{{QR_Text}}**{{/letters.reply_url}}{{^letters.reply_url}} Please give your code.{{/letters.reply_url}}

Taking part is voluntary. If you cannot or would rather not, you need not say why. A short reply still helps us: somebody else can then take the place.

Yours sincerely

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
  },
  plain: {
    de: {
      name: 'einladung-leicht',
      text: `---
language: de
size: 13
---
# Einladung{{#plan.title}}: {{plan.title}}{{/plan.title}}

{{Briefanrede}},

{{^Vertretung_von}}
wir laden Sie ein.
Ein Los hat entschieden, wer diesen Brief bekommt.
Das Los ist auf Sie gefallen.
{{/Vertretung_von}}
{{#Vertretung_von}}
wir laden {{Vertretung_von}} ein.
Ein Los hat entschieden, wer eingeladen wird.
Das Los ist auf {{Vertretung_von}} gefallen.
Sie sind die gesetzliche Vertretung. Deshalb schreiben wir Ihnen.
{{/Vertretung_von}}

Wir wollen wissen, was Sie denken.
Sie müssen vorher nichts lernen.

{{#letters.event.date}}
**Wann ist das?**
{{letters.event.date}}
{{/letters.event.date}}

{{#letters.event.place}}
**Wo ist das?**
{{letters.event.place}}
{{/letters.event.place}}

**Brauchen Sie Hilfe?**
Zum Beispiel: Jemand passt auf Ihre Kinder auf. Jemand holt Sie ab. Jemand übersetzt für Sie. Es gibt keine Stufen.
Sagen Sie es uns. Wir helfen Ihnen.

> {{QR}}**Ihr Code ist: {{Code}}**
> Bitte antworten Sie uns{{#letters.reply_by}} bis zum {{letters.reply_by}}{{/letters.reply_by}}.
{{#letters.reply_url}}
> Sie können das Bild mit dem Handy fotografieren.
> Oder Sie gehen im Internet auf: **{{QR_Text}}**
{{/letters.reply_url}}
{{^letters.reply_url}}
> Bitte sagen Sie uns dabei Ihren Code.
{{/letters.reply_url}}

Sie müssen nicht mitmachen.
Sie müssen nicht sagen, warum.
Sagen Sie uns bitte trotzdem Bescheid. Dann kann ein anderer Mensch mitmachen.

{{#letters.contact}}
**Haben Sie Fragen?**
{{letters.contact}}
{{/letters.contact}}

Viele Grüße

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
    en: {
      name: 'invitation-plain',
      text: `---
language: en
size: 13
---
# Invitation{{#plan.title}}: {{plan.title}}{{/plan.title}}

{{Briefanrede}},

{{^Vertretung_von}}
We would like to invite you.
A lottery decided who gets this letter.
Your name was drawn.
{{/Vertretung_von}}
{{#Vertretung_von}}
We would like to invite {{Vertretung_von}}.
A lottery decided who is invited.
The name of {{Vertretung_von}} was drawn.
You are the legal representatives. That is why we write to you.
{{/Vertretung_von}}

We want to know what you think.
You do not have to learn anything first.

{{#letters.event.date}}
**When is it?**
{{letters.event.date}}
{{/letters.event.date}}

{{#letters.event.place}}
**Where is it?**
{{letters.event.place}}
{{/letters.event.place}}

**Do you need help?**
For example: Somebody looks after your children. Somebody picks you up. Somebody translates for you. There are no steps.
Tell us. We will help you.

> {{QR}}**Your code is: {{Code}}**
> Please answer us{{#letters.reply_by}} by {{letters.reply_by}}{{/letters.reply_by}}.
{{#letters.reply_url}}
> You can take a photo of the picture with your phone.
> Or go here on the internet: **{{QR_Text}}**
{{/letters.reply_url}}
{{^letters.reply_url}}
> Please tell us your code.
{{/letters.reply_url}}

You do not have to take part.
You do not have to say why.
Please let us know all the same. Then another person can take part.

{{#letters.contact}}
**Do you have questions?**
{{letters.contact}}
{{/letters.contact}}

Kind regards

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
  },
  reminder: {
    de: {
      name: 'erinnerung',
      text: `---
language: de
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}Haben Sie unseren Brief bekommen?

{{Briefanrede}},

{{^Vertretung_von}}
vor Kurzem haben wir Sie eingeladen, weil das Los auf Sie gefallen ist. Bisher haben wir nichts von Ihnen gehört. Haben Sie schon geantwortet, dann haben sich unsere Briefe überschnitten, und Sie brauchen nichts weiter zu tun.
{{/Vertretung_von}}
{{#Vertretung_von}}
vor Kurzem haben wir {{Vertretung_von}} eingeladen, weil das Los auf {{Vertretung_von}} gefallen ist. Bisher haben wir nichts von Ihnen gehört. Haben Sie schon geantwortet, dann haben sich unsere Briefe überschnitten, und Sie brauchen nichts weiter zu tun.
{{/Vertretung_von}}

Ihr Platz ist noch frei, und wir würden uns freuen.

{{#letters.event.date}}
**Wann:** {{letters.event.date}}
{{/letters.event.date}}
{{#letters.event.place}}
**Wo:** {{letters.event.place}}
{{/letters.event.place}}

> {{QR}}**Ihr Code: {{Code}}**
> Bitte sagen Sie uns, ob Sie mitmachen{{#letters.reply_by}}, bis zum {{letters.reply_by}}{{/letters.reply_by}}.{{#letters.reply_url}} Am schnellsten geht es mit dem QR-Code oder hier: **{{QR_Text}}**{{/letters.reply_url}}{{^letters.reply_url}} Nennen Sie dabei bitte Ihren Code.{{/letters.reply_url}}

Fehlt Ihnen etwas, um dabei sein zu können, etwa Kinderbetreuung oder eine Abholung? Sprechen Sie uns an. Auch eine Absage hilft uns, und einen Grund brauchen Sie nicht zu nennen.

Mit freundlichen Grüßen

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
    en: {
      name: 'reminder',
      text: `---
language: en
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}did you get our letter?

{{Briefanrede}},

{{^Vertretung_von}}
A short while ago we invited you, because the lot had fallen on you. We have not heard from you yet. If you have replied in the meantime, our letters have crossed, and there is nothing more to do.
{{/Vertretung_von}}
{{#Vertretung_von}}
A short while ago we invited {{Vertretung_von}}, because the lot had fallen on {{Vertretung_von}}. We have not heard from you yet. If you have replied in the meantime, our letters have crossed, and there is nothing more to do.
{{/Vertretung_von}}

Your place is still free, and we would be glad to have you with us.

{{#letters.event.date}}
**When:** {{letters.event.date}}
{{/letters.event.date}}
{{#letters.event.place}}
**Where:** {{letters.event.place}}
{{/letters.event.place}}

> {{QR}}**Your code: {{Code}}**
> Please tell us whether you will take part{{#letters.reply_by}}, by {{letters.reply_by}}{{/letters.reply_by}}.{{#letters.reply_url}} The quickest way is the QR code, or here: **{{QR_Text}}**{{/letters.reply_url}}{{^letters.reply_url}} Please give your code.{{/letters.reply_url}}

Is there anything that you need to be able to come, such as childcare or transport? Talk to us. Declining helps us too, and you need not say why.

Yours sincerely

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
  },
  thanks: {
    de: {
      name: 'dank',
      text: `---
language: de
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}Danke

{{Briefanrede}},

{{^Vertretung_von}}
Sie haben mitgemacht. Dafür danken wir Ihnen herzlich.
{{/Vertretung_von}}
{{#Vertretung_von}}
{{Vertretung_von}} hat mitgemacht. Dafür danken wir Ihnen und {{Vertretung_von}} herzlich.
{{/Vertretung_von}}

Das Los hat entschieden, wen wir fragen. Sich Zeit genommen und mitgedacht haben alle, die dabei waren. Was herausgekommen ist, geht nun an die, die darüber entscheiden. Wir sagen Ihnen, was daraus wird.

Mit freundlichen Grüßen

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
    en: {
      name: 'thanks',
      text: `---
language: en
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}thank you

{{Briefanrede}},

{{^Vertretung_von}}
You took part, and we would like to thank you for it.
{{/Vertretung_von}}
{{#Vertretung_von}}
{{Vertretung_von}} took part, and we would like to thank you and {{Vertretung_von}} for it.
{{/Vertretung_von}}

You gave your time and your thoughts because a lottery asked you to. What came of it now goes to those who decide. We will tell you what becomes of it.

Yours sincerely

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
  },
  confirmation: {
    de: {
      name: 'zusage',
      text: `---
language: de
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}Sie sind dabei

{{Briefanrede}},

{{^Vertretung_von}}
danke für Ihre Zusage. Wir freuen uns auf Sie.
{{/Vertretung_von}}
{{#Vertretung_von}}
danke für die Zusage. Wir freuen uns auf {{Vertretung_von}}.
{{/Vertretung_von}}

{{#letters.event.date}}
**Wann:** {{letters.event.date}}
{{/letters.event.date}}
{{#letters.event.place}}
**Wo:** {{letters.event.place}}
{{/letters.event.place}}

Haben Sie uns gesagt, dass Sie etwas brauchen, zum Beispiel Kinderbetreuung, eine Abholung oder eine Übersetzung, dann melden wir uns dazu bei Ihnen. Ist etwas dazugekommen, sagen Sie es uns bitte bald.

> **Ihr Code: {{Code}}**
> Können Sie doch nicht kommen? Geben Sie uns bitte gleich Bescheid und nennen Sie Ihren Code. Dann kann jemand anderes nachrücken.

Mit freundlichen Grüßen

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
    en: {
      name: 'confirmation',
      text: `---
language: en
---
# {{#plan.title}}{{plan.title}}: {{/plan.title}}you have a place

{{Briefanrede}},

{{^Vertretung_von}}
Thank you for accepting. We look forward to meeting you.
{{/Vertretung_von}}
{{#Vertretung_von}}
Thank you for accepting. We look forward to meeting {{Vertretung_von}}.
{{/Vertretung_von}}

{{#letters.event.date}}
**When:** {{letters.event.date}}
{{/letters.event.date}}
{{#letters.event.place}}
**Where:** {{letters.event.place}}
{{/letters.event.place}}

If you have told us that you need something, such as childcare, transport or translation, we will get in touch about it. If there is anything else, please tell us soon.

> **Your code: {{Code}}**
> If you cannot come after all, please let us know at once and give your code. Somebody else can then take the place.

Yours sincerely

{{#letters.signature}}
{{letters.signature}}
{{/letters.signature}}
`,
    },
  },
};

/** Their texts, by their names. */
export const TEMPLATES: ReadonlyMap<string, string> = new Map(
  (['de', 'en'] as const).flatMap((language) =>
    LETTER_KINDS.map((kind) => {
      const { name, text } = LETTER_TEMPLATES[kind][language];
      return [name, text] as const;
    }),
  ),
);
