import { testLab } from '../lab.js';

testLab('01-gradients-and-backpropagation.ipynb');
