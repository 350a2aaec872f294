export { shellPath, shellWord } from '../../core/shell-word.js';
