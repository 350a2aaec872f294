/** The page's only script: in the page it shows it, in the worker that the page makes of the same script it works. */
if (typeof document === 'undefined') void import('./worker.js').then(({ work }) => work());
else void import('./main.js').then(({ show }) => show());
