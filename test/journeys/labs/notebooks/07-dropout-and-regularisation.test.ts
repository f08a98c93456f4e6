import { testLab } from '../lab.js';

testLab('07-dropout-and-regularisation.ipynb');
