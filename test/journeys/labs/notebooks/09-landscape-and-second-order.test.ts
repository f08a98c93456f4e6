import { testLab } from '../lab.js';

testLab('09-landscape-and-second-order.ipynb');
