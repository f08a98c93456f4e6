import { testLab } from '../lab.js';

testLab('05-batch-and-layer-normalisation.ipynb');
