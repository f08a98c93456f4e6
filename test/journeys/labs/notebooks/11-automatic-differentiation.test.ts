import { testLab } from '../lab.js';

testLab('11-automatic-differentiation.ipynb');
