import { testLab } from '../lab.js';

testLab('10-good-practice.ipynb');
