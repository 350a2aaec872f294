export { shellPath, shellWord } from '../../messages/shell-word.js';
