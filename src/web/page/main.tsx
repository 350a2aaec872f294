import { render } from 'preact';
import { App } from './app.js';

/** Shows the page. */
export function show(): void {
  const place = document.getElementById('page');
  if (place !== null) render(<App preferred={navigator.language} />, place);
}
