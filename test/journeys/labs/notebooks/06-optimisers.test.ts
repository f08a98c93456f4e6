import { testLab } from '../lab.js';

testLab('06-optimisers.ipynb');
