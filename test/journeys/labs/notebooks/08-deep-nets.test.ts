import { testLab } from '../lab.js';

testLab('08-deep-nets.ipynb');
