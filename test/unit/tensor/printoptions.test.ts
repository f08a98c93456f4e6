import { getPrintoptions, PRINT_DEFAULTS, setPrintoptions, tensor } from 'kernel-lib/tensor';
import { afterEach, expect, test } from 'vitest';

afterEach(() => setPrintoptions(PRINT_DEFAULTS));

test('what is set holds until it is set anew; an option of one call is stronger', () => {
  const x = tensor([1 / 3, 1e-9]);
  setPrintoptions({ precision: 3 });
  setPrintoptions({ suppress: true });
  expect(String(x)).toBe('[0.333 0.   ]');
  expect(x.toString({ precision: 1 })).toBe('[0.3 0. ]');
  expect(getPrintoptions()).toEqual({ ...PRINT_DEFAULTS, precision: 3, suppress: true });
  setPrintoptions(PRINT_DEFAULTS);
  expect(String(x)).toBe('[3.33333333e-01 1.00000000e-09]');
});

test('a wrong option is named and changes nothing', () => {
  expect(() => setPrintoptions({ linewidth: 100 } as object)).toThrow('Did you mean lineWidth?');
  expect(() => setPrintoptions({ precision: -1 })).toThrow(
    'setPrintoptions: precision is the number -1; expected a number of at least 0.',
  );
  expect(getPrintoptions()).toEqual(PRINT_DEFAULTS);
});
