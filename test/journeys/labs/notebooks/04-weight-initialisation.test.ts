import { testLab } from '../lab.js';

testLab('04-weight-initialisation.ipynb');
