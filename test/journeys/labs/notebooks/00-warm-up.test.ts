import { testLab } from '../lab.js';

testLab('00-warm-up.ipynb');
