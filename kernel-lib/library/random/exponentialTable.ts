import { decodeTable, type Ziggurat } from './zigguratTables.js';

// The ziggurat of the exponential distribution: 256 layer widths x · 2⁻⁵³, then 256 heights e⁻ˣ, as in
// zigguratTables.ts and for the same reason.
//
// Source: NumPy, numpy/random/src/distributions/ziggurat_constants.h (we_double and fe_double), under
// the 3-clause BSD licence: Copyright (c) 2019 Kevin Sheppard, and Copyright (c) 2005-2019, NumPy
// Developers. All rights reserved. NUMPY-LICENSE.txt beside this file has its words.
const DATA = [
  'wV2/lOxk0TwZQV2LnVhgPCtNW0my1mo8uo1bqTWTcTxzKkrl5iJ1PIB6wvuQUHg8zLd579E4ezyYvW232Ox9PDxcxknw',
  'O4A8cPbWJNtwgTwzJtqQApiCPMpuPf6Is4M8If4LxhXFhDzDSgKd+M2FPL0rp/BAz4Y8GdAX2s3JhzxvYNNUWb6IPNI3',
  'IlWArYk8A1JdvsiXijzEo93dpX2LPIk/jNd7X4w8NnzxTaI9jTxac/F4ZhiOPKpPX88M8I48CTJoXdLEjzxYdWrtdkuQ',
  'PPyAm0dIs5A8r/VJh/MZkTyg30vrjH+RPOdJPukm5JE8Lv84ZdJHkjwLaCPhnqqSPEvaJqWaDJM8AoJt4tJtkzygYiHR',
  'U86TPEhncMooLpQ8Euc1X1yNlDyTC81r+OuUPE1veCkGSpU8/b64PY6nlTzPLt3HmASWPOBoDG0tYZY8RKn6YlO9ljy7',
  'kHl5ERmXPHN5ByNudJc8coF+fG/PlzyZ1f5TGyqYPOzhKy93hJg8KsXQUIjemDxEov29UziZPDgTrULekZk8vwP/dSzr',
  'mTxKiBS+QkSaPGHSllMlnZo8ySTyRNj1mjybl0x5X06bPImPP7O+pps8mf5Zk/n+mzyf0nCaE1ecPNtawisQr5w8++bw',
  'jvIGnTyNa9jxvV6dPFeQQmp1tp08/jF89xsOnjxEEM+DtGWePGIb4uVBvZ48n5QC4sYUnzy1/lcrRmyfPKGpBGXCw588',
  '2TyaEZ8NoDxisQ32XTmgPPh2chwfZaA8cgBLu+OQoDw3AXEDrbygPGYveiB86KA8FawXOVIUoTy+fXBvMEChPPt/d+EX',
  'bKE8liM9qQmYoTyDUj3dBsShPOLEqZAQ8KE8BQ6x0yccojwpo8KzTUiiPJ8Y0DuDdKI8qs2LdMmgojxdO6VkIc2iPCEX',
  'AxGM+aI8EXb7fAomozyhG4qqnVKjPPAahZpGf6M8/O/PTAasozxtM43A3dijPMQJT/TNBaQ80GxG5tcypDynbHGU/F+k',
  'PMSDyPw8jaQ8pBhrHZq6pDzqRcv0FOikPPsA2YGuFaU8+LUsxGdDpTwnbzG8QXGlPPmcTms9n6U8NZMR1FvNpTwmz1b6',
  'nfulPC4ac+MEKqY8jJtclpFYpjzu69MbRYemPN88jX4gtqY8CKZZyyTlpjz7qVARUxSnPBwE+mGsQ6c8MNF30TFzpzwK',
  'JLF25KKnPPcXfWvF0qc8d3LOzNUCqDwq5t+6FjOoPOcIYVmJY6g8VA+kzy6UqDyUYMxICMWoPBMV/vMW9qg84XOOBFwn',
  'qTyKgjWy2FipPPS7QDmOiqk8XQPH2n28qTxR6d3cqO6pPC1Z0IoQIao8kMZWNbZTqjwP89Aym4aqPHplgd/Auao8/6zK',
  'nSjtqjy1i27W0yCrPEIlz/jDVKs8tk8ye/qIqzwQJgfbeL2rPIX9LZ1A8qs8LeBCTlMnrDykseqCslysPPsjI9hfkqw8',
  'bKWV81zIrDyAce2Dq/6sPK3yMEFNNa08/qMe7UNsrTwKpY1TkaOtPH810ko32608m1AmtDcTrjxSpBZ8lEuuPH8j9JpP',
  'hK48eHZKFWu9rjxokVv86PauPH+8oG7LMK880F5RmBRrrzzl4e+zxqWvPNgJ3Qrk4K881BH5ejcOsDwbORHvNCywPKMk',
  'kp5rSrA82yYRz9xosDwPrTrPiYewPBnIM/dzprA8b5QAqZzFsDy3z+9QBeWwPM7vC2avBLE8ShWSapwksTwrOm/szUSx',
  'PMEExIVFZbE8nq5v3QSGsTwgeKKnDaexPFoqeKZhyLE8cDObqgLqsTyi9PCT8guyPFDlT1IzLrI8ujtA5sZQsjym2sdh',
  'r3OyPCtTQunulrI8UdtFtIe6sjxwLZYOfN6yPGVZJlnOArM80KcqC4EnszxlyTuzlkyzPFaojPgRcrM8Q1E0nPWXszyD',
  'i416RL6zPNDerYwB5bM8re716S8MtDz4Qr3J0jO0PCzJG4XtW7Q8MpTTmIOEtDxMoV2nmK20PCexHHsw17Q8CJW5CE8B',
  'tTyyqqxx+Cu1PFqn+AYxV7U8YUQbTP2CtTwH4Tj6Ya+1PJ69iANk3LU8eRgIlwgKtjyULnskVTi2PDL0w2BPZ7Y87kiX',
  'Sv2Wtjwee5ovZce2PAcl9LGN+LY8GNJczn0qtzzDcb3iPF23PPlxa7XSkLc803YUfUfFtzwSFG7po/q3PMO+wCzxMLg8',
  'QnNoBjlouDyrW2nOhaC4PJU2O4Li2bg8RHXz0loUuTwOKvw0+0+5PNgajfHQjLk86tkkOurKuTx48Uk+Vgq6PDtM6EMl',
  'S7o86oatwmiNujzERdiCM9G6PAq2A8CZFrs8D+qRULFduzxe2nbSkaa7PHfvS95U8bs8p+DCQRY+vDz0yMhC9Iy8PH+p',
  '8uwP3rw8xTgna40xvTzsO+xvlIe9PJ/xTq9Q4L08YAkZbvI7vjzBg/Mqr5q+PErqUGfC/L48p/eRl25ivzzlxvZD/su/',
  'PC7sYrPiHMA87471ixFWwDxOpcvNwZHAPKBIXXgx0MA8ppJDA6gRwTwqRHVneFbBPNbCs7wDn8E8fPrJoLzrwTyfkVm2',
  'Kz3CPKWqSa71k8I88BFEiuPwwjxe98wn7lTDPGG4yMdOwcM8YhPkZpc3xDzRUUfN17nEPPZzzzzYSsU80hNz4XruxTxy',
  'v0ttZ6rGPC/G6tZQh8c8Ge3y5p+TyDyFe0gN3OnJPPxx2lGew8s8g7t+KdnJzjwAAAAAAADwPzcRiOVFBe4/8f+BUKbQ',
  '7D8ne+t7AOXrPyp/5g4PIes/5/pipbp26j+bbVUVl97pPzmqVcQxVOk/L9LTdqPU6D+4xQZ46F3oPyYxJC2K7uc/ftQJ',
  'm26F5z9jS6lbuyHnP8YYhEnDwuY/BlxPbfpn5j9mr6fB7RDmP3WsTGk9veU/c4fagphs5T+aiXgVuh7lP6/4UcFm0+Q/',
  'aeCO+2qK5D8l4aivmUPkP4CLsSvL/uM/FNHhRNy74z/Z3QinrXrjPxhjDkUjO+M/XtpF4yP94j8kTx+2mMDiP70yERFt',
  'heI/o1CMIo5L4j/IPoG66hLiP4l7hxlz2+E/JTsexxil4T/ub85tzm/hP5wWM7yHO+E/jcMcSjkI4T8rHiuB2NXgPyrQ',
  'VIhbpOA/fTvuMblz4D9IZdLr6EPgPyTzYLHiFOA/dkUh/j3N3z/6xb+OLXLfP01C69GGGN8/kJ2WSz3A3j9R0302RWne',
  'P/w34XWTE94/DCGniB2/3T967bl92WvdPwsafum9Gd0/kuBA3MHI3D9g+4PZ3HjcP4OlDtAGKtw/te6uEjjc2z+IC5lR',
  'aY/bP2+AVJSTQ9s/X+8oNLD42j/l9v3WuK7aP0ABo2qnZdo/9CF1IHYd2j+SN1ppH9bZP6h7CfKdj9k/EIGan+xJ2T8E',
  'XVSMBgXZPzldtwTnwNg/jD+8hIl92D84YUS16TrYP1nOtmkD+dc/HoDGndK31z/jcl5zU3fXP+qNsDCCN9c/nZ5kPlv4',
  '1j+c6eQl27nWP58Nxo/+e9Y/5CdIQsI+1j92WO8fIwLWP2zuMSYextU/76k6bLCK1T/no70h10/VP/WJ3o2PFdU/Hfkm',
  'Dtfb1D/T2osVq6LUP+++gCsJatQ/4kEY6+4x1D9OoTACWvrTP4WyqzBIw9M/732xR7eM0z/d0PwopVbTPzUkMcYPIdM/',
  'cEI5IPXr0j9iIq5GU7fSPyl2RVcog9I//XZHfXJP0j//fgvxLxzSP9sJe/de6dE/Wrya4f220T+CGRkMC4XRP++R4t6E',
  'U9E/up+6zGki0T9sptlSuPHQPzNTj/huwdA/Ez7pToyR0D/SkF3wDmLQPyx8eYD1MtA/akeTqz4E0D9Uk/9M0qvPP34+',
  'llznT88/m+DoD7r0zj/yQFkASJrOP6eDL9aOQM4/OU8iSIznzT+47uMaPo/NP/0xtCCiN80/n9D2OLbgzD8CGM5PeIrM',
  'P+6vuV3mNMw/NUQ5Z/7fyz+l5HJ8vovLPz7v3LgkOMs/C1vrQi/lyj9JPMBL3JLKP7xc3w4qQco/EsXk0RbwyT8jFj7k',
  'oJ/JP6GS5p7GT8k/ebslZIYAyT/VYlCf3rHIP/kajMTNY8g/5ueUUFIWyD+uG4XIasnHP/5Gn7kVfcc/OSgauVExxz/q',
  'hO5jHebGPyjapl53m8Y/rNEwVV5Rxj8xarD60AfGP7bCVAnOvsU/9XguQlR2xT9JjAdtYi7FP/q2PFj35sQ/ljCY2BGg',
  'xD/GzC3JsFnEP5pqOAvTE8Q/Ban4hXfOwz/J1ZQmnYnDP68M+t9CRcM/bn2+qmcBwz80zwSFCr7CP0CZYHIqe8I/eOi7',
  'e8Y4wj9lyj2v3fbBP2bWMSBvtcE/eK7w5nl0wT8vcckg/TPBPyAX7O/388A/L7ZUe2m0wD++pbfuUHXAPwR/bnqtNsA/',
  'jerLpvzwvz8UBBlmhXW/PzzDg67z+r4/zLmOBEaBvj/7umH1egi+P5iTrRaRkL0/102RBocZvT9X/YBrW6O8P68QLvQM',
  'Lrw/jyZxV5q5uz9IZTVUAka7P2VUZbFD07o/tzjZPV1huj8o9EbQTfC5P3BrM0cUgLk/uXTliK8QuT87U1qDHqK4P7rE',
  'OyxgNLg/86bXgHPHtz8ePBmGV1u3P7YWhEgL8LY/ILYw3I2Ftj/33spc3hu2Pz67ke37srU/NtBZueVKtT8p2ZDymuO0',
  'P1yYQ9MafbQ/DrElnWQXtD+en5uZd7KzPxjnxhlTTrM/0Y2Udvbqsj9wBc4QYYiyP4ydLFGSJrI/QKNvqInFsT+SU3WP',
  'RmWxP1DKVofIBbE/OxuHGQ+nsD8XyPXXGUmwP3aWabrQ168/NOhEmfQerz/lsi6lnmeuPxBYMUnOsa0/SnkeA4P9rD/p',
  'IQdkvEqsP4XZvhB6mas/hIBqwrvpqj848RtHgTuqP0x8e4LKjqk/bXeAbpfjqD9rOToc6DmoP54Iq7S8kac/Uq+2eRXr',
  'pj9BoCbH8kWmP8rSxRNVoqU/68WW8jwApT8ZayYUq1+kP/8Y/0egwKM/rhQ/fh0joz8MwFbJI4eiP9QS81+07KE/obMZ',
  'n9BToT9R1nwMerygP+76DVmyJqA/kJivx/Yknz9odFF6rv+dPwwbM1SQ3Zw/cFj6UKG+mz+bTpLm5qKaP0gqEw9nipk/',
  'Z5nsUyh1mD+W/IfaMWOXP3dAonKLVJY/UQKrpj1JlT++8IfOUUGUP4RdMSXSPJM/Mjq54ck7kj9fX3JURT6RP/ACHglS',
  'RJA/zseJ3v2bjj9XJ24UubaMPy3JQlX62Io/vaePaOoCiT/1dKrmtjSHP8sW5AuTboU/Ym9Rwbiwgz9xdrPtafuBP/nX',
  'XynyToA/xV10+lFXfT82SJfU6SN6PyA27DefBHc//SLjzpf6cz9DQFdpPQdxPxFLzYGzWGw///6h84jYZj8ko+Goa5Rh',
  'PyU+DFS1K1k/ufyN9wqyTz9LC58yHMM9Pw==',
].join('');

/** Right edge of the lowest layer, where the tail begins. */
export const EXPONENTIAL_TAIL = 7.69711747013105;

let table: Ziggurat | undefined;

/** The table, decoded when first needed. */
export function exponentialTable(): Ziggurat {
  table ??= decodeTable(DATA, 53, EXPONENTIAL_TAIL);
  return table;
}
