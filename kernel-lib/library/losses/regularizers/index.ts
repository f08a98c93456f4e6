export { elastic_penalty, l1_penalty, l2_penalty } from './penalties.js';
