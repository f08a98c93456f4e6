// What commands share that are typed in a terminal.
export { parseWords, wholeNumber } from './command.js';
