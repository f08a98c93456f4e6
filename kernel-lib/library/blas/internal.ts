// What other rooms of the library use of this one, and nobody else: it may change at any time.

export { blasProduct } from './product.js';
