import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Language } from '../../messages/catalogue.js';
import { DOORS, type Door } from './doors.js';
import { Speaking, speakerOf, useSpeaker } from './speaker.js';

/** The frame: what stands on every screen, the first screen, and the doors that were opened. */

type DoorName = Door['name'];

/** Where the link for keyboards leads to: no door, but what is below the top. */
const CONTENT = '#content';

/** @param preferred the browser's language, such as `de-DE` */
export function App({ preferred }: { readonly preferred: string }) {
  const [language, setLanguage] = useState<Language>(/^de\b/i.test(preferred) ? 'de' : 'en');
  const speaker = useMemo(() => speakerOf(language), [language]);
  const { text } = speaker;
  const { open, opened } = useDoor();
  const place = useRef<HTMLElement>(null);
  const door = DOORS.find(({ name }) => name === open);
  const title = door === undefined ? text('site.title') : `${text(door.title)} – ${text('site.title')}`;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  // Whoever hears the page is told where they are now; not when it has just been opened.
  const before = useRef(open);
  useEffect(() => {
    if (before.current !== open) place.current?.focus();
    before.current = open;
  }, [open]);
  return (
    <Speaking value={speaker}>
      <a class="skip" href={CONTENT}>
        {text('site.skip')}
      </a>
      <header class="top">
        <a class="home" href="#start">
          {text('site.title')}
        </a>
        <nav aria-label={text('site.doors')}>
          {DOORS.map(({ name, title: of }) => (
            <a key={name} href={`#${name}`} aria-current={name === open ? 'page' : undefined}>
              {text(of)}
            </a>
          ))}
        </nav>
        <LanguageSwitch language={language} choose={setLanguage} />
      </header>
      <main id="content" ref={place} tabIndex={-1}>
        {door === undefined && <FirstScreen />}
        {DOORS.filter(({ name }) => opened.has(name)).map(({ name, Content }) => (
          // A door stays as it was left.
          <div key={name} hidden={name !== open}>
            <Content />
          </div>
        ))}
      </main>
      <footer class="bottom">
        <p>{text('site.offline')}</p>
        <p>{text('site.version', { version: PAGE_VERSION })}</p>
      </footer>
    </Speaking>
  );
}

function FirstScreen() {
  const { text } = useSpeaker();
  return (
    <>
      <h1>{text('site.welcome')}</h1>
      <p class="lead">{text('site.about')}</p>
      <ul class="doors">
        {DOORS.map(({ name, title, who, about }) => (
          <li key={name}>
            <a class="door" href={`#${name}`}>
              <span class="door-title">{text(title)}</span>
              <span class="door-who">{text(who)}</span>
              <span>{text(about)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function LanguageSwitch({
  language,
  choose,
}: {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}) {
  // Each language is named in itself, for whoever does not know the other.
  const other = language === 'de' ? 'en' : 'de';
  const { text } = speakerOf(other);
  return (
    <button type="button" class="language" lang={other} onClick={() => choose(other)}>
      {text('site.language')}
    </button>
  );
}

/** The door that is open, by the address, and those that have been opened before. */
function useDoor(): { readonly open: DoorName | null; readonly opened: ReadonlySet<DoorName> } {
  const [open, setOpen] = useState(doorOf(location.hash));
  const opened = useRef(new Set<DoorName>());
  if (open !== null) opened.current.add(open);
  useEffect(() => {
    const look = () => {
      if (location.hash !== CONTENT) setOpen(doorOf(location.hash));
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return { open, opened: opened.current };
}

function doorOf(hash: string): DoorName | null {
  return DOORS.find(({ name }) => `#${name}` === hash)?.name ?? null;
}
