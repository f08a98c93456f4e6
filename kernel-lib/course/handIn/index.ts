// What `npm run submit` puts into a zip.
export { collect } from './collect.js';
