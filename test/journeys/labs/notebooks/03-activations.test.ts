import { testLab } from '../lab.js';

testLab('03-activations.ipynb');
