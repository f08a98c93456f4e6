import { fromBase64 } from '../platform/bytes.js';

// Marsaglia and Tsang's ziggurat for the normal distribution with 256 layers, as NumPy cuts it: 256
// layer widths x · 2⁻⁵², then 256 heights exp(-x²/2), as little-endian float64 in base64. They are
// data, not computed here, because the stream of numbers depends on their last bits.
//
// Source: NumPy, numpy/random/src/distributions/ziggurat_constants.h (wi_double and fi_double), under
// the 3-clause BSD licence: Copyright (c) 2019 Kevin Sheppard, and Copyright (c) 2005-2019, NumPy
// Developers. All rights reserved. NUMPY-LICENSE.txt beside this file has its words.
const DATA = [
  'edkVeDtJzzzG9v3jC42LPLRbLDyvUJI8YTtEOLl8lTwMpy/o/AGYPLzQTC4MI5o892E4L00AnDx0cnRaL6ydPMPV',
  'TC1IMp88rbuOJzJNoDxDXQI7BfWgPHc2QZemkqE89Rp6j6InojyA2GM4LrWiPPWRV8A/PKM8L7GiwZ69ozxVm/+N',
  '7zmkPKf+PTa7saQ8dNMaYnUlpTyWzgengJWlPOp+2c8xAqY8PXyjYdJrpjxwBQCSotKmPKb4RtPaNqc8dyqzEK2Y',
  'pzxD9UatRfinPHcKQ1PMVag8mnZ7nmSxqDyYz06pLgupPOoeLIJHY6k8RsU4jsm5qTwsp6TczA6qPFnNd21nYqo8',
  'MBYQbq20qjycbBNtsQWrPCl6QoeEVas8Op9Sjjakqzwygr8q1vGrPPNOWflwPqw8YTsypROKrDyLJnL+ydSsPEi3',
  'gA6fHq08EB/kKZ1nrTzDuCMAzq+tPFN28ak69608/u3Stes9rjwAb3oz6YOuPM6C+b06ya48JmLwhOcNrzyI9thU',
  '9lGvPK7Xh55tla88rC76fVPYrzzsNELgVg2wPJqPOfVALrA8/KUWnupOsDwQoHJbVm+wPAv0cZCGj7A8E2G8hH2v',
  'sDx/zEtmPc+wPGsIFkvI7rA87hWVMiAOsTy+DzEHRy2xPEGRjp8+TLE8HiDEvwhrsTw02ngap4mxPIht7lEbqLE8',
  'yyr4+GbGsTwu1OCTi+SxPJ+gQJmKArI86cbEcmUgsjwfw+l9HT6yPPtrqQy0W7I8f9MdZip5sjwb1xnHgZayPNou',
  'uGK7s7I8U7jhYtjQsjyOqcvo2e2yPNdIbg3BCrM8MLn04Y4nszyhXiZwRESzPNVSyrriYLM8algFvmp9szxksrJv',
  '3ZmzPAM9uL87trM84B1WmIbSszyDWnLevu6zPHSe4HHlCrQ8XXSmLfsmtDykMDzoAEO0PF3HynP3XrQ8NsNmnt96',
  'tDwvj0gyupa0PF1BAvaHsrQ83BGzrEnOtDwFpjgWAOq0PGJVXu+rBbU8WosK8k0htTxPZmrV5jy1PMiyG053WLU8',
  'eF9VDgB0tTwUhQ7GgY+1PFkbJCP9qrU8PXN90XLGtTzTjC974+G1PDhen8hP/bU8wx+jYLgYtjyisKLoHTS2PAsm',
  'twSBT7Y8cpbJV+Jqtjw3MbGDQoa2PLGyUCmiobY8u0Oz6AG9tjxS0yhhYti2PFT4YTHE87Y862iL9ycPtzzGFGlR',
  'jiq3PNzucNz3Rbc8H3PlNWVhtzxJ9O/61ny3PJO9ushNmLc8CRSLPMqztzz7ItvzTM+3POfec4zW6rc8H+qGpGcG',
  'uDx2hsjaACK4PBWfic6iPbg8vfXRH05ZuDzFfnpvA3W4PC33R1/DkLg8Q8AFko6suDycDKGrZci4PCdqRFFJ5Lg8',
  'j7VzKToAuTxHgyjcOBy5PPwK7xJGOLk8iqIDeWJUuTzu1XC7jnC5PDEqLonLjLk8v5k/kxmpuTws2dWMecW5PBF0',
  'byvs4bk8StL6JnL+uTySNvk5DBu6PFvIoiG7N7o8iLsLnn9UujykqUpyWnG6PD0xoGRMjro8CPGfPlarujzO9VrN',
  'eMi6PDazi+G05bo8GqHDTwsDuzxbmJrwfCC7PAAM4KAKPrs8Az3OQbVbuzwniT+5fXm7PDz35fFkl7s8biWF22u1',
  'uzyiwC5rk9O7PIOugZvc8bs8oBbsbEgQvDwtevDl1y68PBwNbhOMTbw8BYfsCGZsvDwXpuvgZou8PKuiNr2Pqrw8',
  'kNY7x+HJvDw34GgwXum8PG6PizIGCb08IO83ENsovTxHxjMV3ki9PCPx55YQab08pfvX9HOJvTxwbiCZCaq9PA5J',
  '/PjSyr08Ny5SldHrvTwc0kn7Bg2+PPZG6sR0Lr48iNHBmRxQvjwl/pcvAHK+PAq/KkshlL48CG/3wIG2vjw6pxB2',
  'I9m+PKnsAWEI/L48IVPCijIfvzxtTbcPpEK/PGgBySBfZr88gpeJBGaKvzy/InEYu66/PIXnL9Jg0788C/YYwVn4',
  'vzx1oNNH1A7APEfJjwKoIcA8qwKpg6k0wDzH9T5O2kfAPH6zrfY7W8A8aCanI9BuwDwXLmOPmILAPFSi6AiXlsA8',
  'xMBxdc2qwDxI1O7RPb/APDA9qjTq08A8k2URz9TowDy2n6bv//3APEFwIARuE8E8NV27myEpwTxtCcRpHT/BPDsu',
  'YEhkVcE88+6dO/lrwTxhEtJ034LBPKzrTlYamsE8ji9/d62xwTyUpnGpnMnBPDmu5Pvr4cE8Adniwp/6wTyBzASd',
  'vBPCPO7Tb3pHLcI8JJyspEVHwjzgWHbHvGHCPC5ZqPqyfMI8eA53zS6YwjxSCipTN7TCPJfbljHU0MI89XipsQ3u',
  'wjzurlbS7AvDPKOkaF57KsM8oxKuBcRJwzxAqDN60mnDPApBVpKzisM8+oiucHWswzymBBezJ8/DPHX0YKrb8sM8',
  '2uW5nKQXxDyUXlQVmD3EPBU6p0TOZMQ8vEOcdWKNxDwnWmudc7fEPAKJzQ0l48Q8QazpU58QxTxCfjpSEUDFPBvk',
  'SqmxccU82Y1xi8ClxTz+0DokitzFPEwehs9pFsY86moAe85TxjzD5Z++QJXGPDLiCY1r28Y8NHpf8CgnxzxzBglW',
  'lXnHPIzO1vQt1Mc8NPIpBQM5yDwUfKq/D6vIPJZEb5TgLsk8q1dAAe7LyTxad5R43I/KPLH9eDgfmMs8M60JgrQ7',
  'zTwAAAAAAADwP4fweclqRO8/FalsW1S37j938CfgET/uP5XeBKdv0+0/8rxXBpJw7T/cGaF4SRTtP+stp6gzvew/',
  'f3ipzl5q7D/quu7ZHBvsP4Lc4U7rzus/UvWPOmWF6z8Q3TSCOj7rP6LobD8q+eo/BCV68f616j/hyVDVi3TqPw+v',
  '9f2qNOo/2B9l7jv26T+BBiSNIrnpP8F6YVdGfek/R3obwpFC6T9PcTG98QjpP6gK5k9V0Og/At+6SK2Y6D+svDf8',
  '62HoP27PVg8FLOg/y+IgS+325z9YaJx3msLnP9WwoDwDj+c/VthwBx9c5z8SbT/05SnnP+566rpQ+OY/iVpjnljH',
  '5j8qO1Fe95bmPyPjkionZ+Y/GAxVmOI35j9lJoCYJAnmP2r/Sm/o2uU/iVzIrCmt5T+PjUwm5H/lP0aejfATU+U/',
  '1WxlWrUm5T9ntiDoxPrkP8BOSU8/z+Q/eFLcciGk5D8SUN9faHnkP3k2SUoRT+Q/4181ihkl5D+CW1iZfvvjP6Mx',
  'rxA+0uM/Ds1iplWp4z/VANorw4DjP+lQ9YuEWOM/NTpwyZcw4z/vOGT9+gjjP+476lWs4eI/SpXXFKq64j8VzZOO',
  '8pPiP+0EBSmEbeI/hNuQWl1H4j/y9y+pfCHiPyCWkqng++E/aZlU/ofW4T8R0T9XcbHhP1A8m3CbjOE/2jmGEgVo',
  '4T+cqV4QrUPhPzgfMUiSH+E/E1kyorP74D+gQkEQENjgP67ZcI2mtOA/gV2ZHXaR4D82PPDMfW7gPy4/pq+8S+A/',
  'KoKL4TEp4D/EyriF3AbgP6G9e4x3yd8/ygCpp52F3z/zei/LKULfP5WPfnEa/94/VB+9IG683j/Fw05qI3reP4Wb',
  'X+o4ON4/CTp2R6323T+xVgsyf7XdPzPeJmStdN0/gBACoTY03T9tW660GfTcP0iowHNVtNw/x9cAu+h03D+4LB1v',
  '0jXcPxdqYXwR99s/kW1x1qS42z8bEwd4i3rbP8oxs2LEPNs/UoWhnk7/2j+eWl86KcLaP4DYpEpThdo/TcAg6stI',
  '2j8+hEY5kgzaP9+THl6l0Nk/xsAYhASV2T+Tn+DbrlnZPxfLM5ujHtk/FfG5/OHj2D+Ikd4/aanYP7ZarKg4b9g/',
  '2Q2qf0812D8R2bgRrfvXP7AU9K9Qwtc/61KSrzmJ1z/tscdpZ1DXP0xhqTvZF9c/qkwSho7f1j8h3oithqfWP+LL',
  'JRrBb9Y/FeV7Nz041j/I0oB0+gDWP0TCdkP4ydU/vu7WGTaT1T8AAT1ws1zVP+07U8JvJtU/km2/jmrw1D+inBBX',
  'o7rUP9RqrZ8ZhdQ//iTD78xP1D8ZejXRvBrUP9vSjtDo5dM/rkPxfFCx0z95Ewho83zTP57R+SXRSNM/L/ZaTekU',
  '0z9mByF3O+HSP90/lj7HrdI/HrFNQYx60j+J3hcfikfSP57M93nAFNI/FoEY9i7i0T9Q8MI51a/RP+hUVO2yfdE/',
  'Z+40u8dL0T8jJM9PExrRP8QJh1mV6NA/2kKyiE230D82Q5CPO4bQP9npQiJfVdA/fnTH9rck0D/Fk9+Ji+jPPzUy',
  'uIwQiM8/0pjpbP4nzz9EnMmkVMjOP908KLISac4/hHFFFjgKzj8KkMdVxKvNP09Rsvi2Tc0/zG9eig/wzD9T33GZ',
  'zZLMP0ed2LfwNcw/oRi+enjZyz+qMYd6ZH3LPzrRzFK0Ics/BxhXomfGyj9+JhkLfmvKPz1+LTL3EMo/Wv7Sv9K2',
  'yT8nfGpfEF3JP2n6dL+vA8k/W4GSkbCqyD84moGKElLIP3VxH2LV+cc/I6No0/ihxz+mtXqcfErHPxZHln5g88Y/',
  'XPIhPqScxj+c8a2iR0bGP/mD+HZK8MU/bB3ziKyaxT81aMipbUXFP8Ef462N8MQ/Lc71bAycxD/VdQPC6UfEP64x',
  'aYsl9MM/7tfoqr+gwz+Iq7QFuE3DP2UqfIQO+8I/Ggd6E8Oowj+3XoOi1VbCPzQ8GCVGBcI/Qn11khS0wT9jLajl',
  'QGPBP7luoh3LEsE/uglSPbPCwD+Fv7hL+XLAPyp9BlSdI8A/LCJryz6pvz8cDlIp/wu/P0ulmvJ7b74/j+h2YbXT',
  'vT/lkb25qzi9Pwp0O0lfnrw/FRALaNAEvD8z4vJ4/2u7PzP2yuns07o/hmLqM5k8uj8ZW53cBKa5P6ugpHUwELk/',
  'Uii/nRx7uD/W7z4Byua3P3YRqlo5U7c/TEppc2vAtj8YTYUkYS62P6RmdFcbnbU/riv6BpsMtT8TIhtA4Xy0P4aa',
  'JiPv7bM/cD7Z5MVfsz8RMZvPZtKyP5EN3UTTRbI/fYmXvgy6sT+dF/LQFC+xPyWWFSztpLA/l+QwnpcbsD81bmwr',
  'LCavP4FRskfVFq4/YvGt/i4JrT8sKigPPv2rP3BfOJAH86o/Y1Up+ZDqqT+rtWgq4OOoPx4nr3f73qc/ZNCYs+nb',
  'pj/UrfI8stqlP10nEQ5d26Q/y+6YzvLdoz+X9D3ofOKiP7xqH58F6aE/EYCWLpjxoD/EpRjXgfifP3WMgtsaEp4/',
  'GgnNgxkwnD/46yJOn1KaPwrBALbReZg/gr8L9Nqllj9ksPvy6taUPxNeq404DZM/EjBgNANJkT9J3XJPKhWPP6yP',
  'TyeNpIs/eKSNDQRBiD/gzxpCluuEP5IvlSmSpYE/N2js+GDhfD9duAzZqJ52P/2xsAMfinA/Z7DBQ59fZT8P97m2',
  'BaZUPw==',
].join('');

/** Right edge of the lowest layer, where the tail begins. */
export const TAIL_START = 3.6541528853610088;

/** What one generator of normal numbers looks up, for float64 or float32. */
export interface Ziggurat {
  /** Below this, of 2⁵² (or 2²³), a number lies inside its layer for certain. */
  readonly inside: Float64Array;
  /** Width of each layer for one unit of the random whole number. */
  readonly width: Float64Array;
  /** Height of the density at the edge of each layer. */
  readonly height: Float64Array;
}

let tables: { readonly double: Ziggurat; readonly single: Ziggurat } | undefined;

/** The tables, decoded when first needed. */
export function zigguratTables(): { readonly double: Ziggurat; readonly single: Ziggurat } {
  tables ??= decode();
  return tables;
}

/** Widths and heights from base64, of layers that are placed by `bits` random bits. */
export function decodeTable(data: string, bits: number, tailStart: number): Ziggurat {
  const view = new DataView(fromBase64(data).buffer);
  const values = Float64Array.from({ length: 512 }, (_, i) => view.getFloat64(8 * i, true));
  const width = values.slice(0, 256);
  const inside = width.map((w, i) => Math.round((width[i - 1]! / w) * 2 ** bits));
  inside[0] = Math.floor(tailStart / width[0]!);
  inside[1] = 0;
  return { inside, width, height: values.slice(256) };
}

function decode(): { double: Ziggurat; single: Ziggurat } {
  const double = decodeTable(DATA, 52, TAIL_START);
  const { inside, width, height } = double;
  return {
    double,
    single: {
      inside: inside.map((k) => Math.floor((k + 2 ** 28) / 2 ** 29)),
      width: width.map((w) => Math.fround(w * 2 ** 29)),
      height: height.map(Math.fround),
    },
  };
}
