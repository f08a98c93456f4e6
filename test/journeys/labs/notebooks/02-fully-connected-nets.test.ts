import { testLab } from '../lab.js';

testLab('02-fully-connected-nets.ipynb');
