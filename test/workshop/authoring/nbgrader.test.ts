import { nbgraderMetadata } from 'chainrule-workshop/authoring';
import { describe, expect, it } from 'vitest';

// Checksums that nbgrader itself gives for these cells.
describe('nbgrader metadata', () => {
  it('has the right checksum for a tests cell', () => {
    const cell = nbgraderMetadata('tests', 'test_add', 'code', 'assert(1 + 1 === 2);', 2);
    expect(cell.checksum).toBe('786aa111c0458d94317f6a31e2e6c53e');
    expect(cell).toMatchObject({ grade: true, locked: true, solution: false, points: 2 });
  });

  it('has the right checksum for an answer cell, and no points', () => {
    const cell = nbgraderMetadata('answer', 'ans', 'code', 'const a = 1;');
    expect(cell.checksum).toBe('7c99adb31e35711d9dfbdb24c546a474');
    expect(Object.keys(cell)).not.toContain('points');
  });

  it('changes the checksum with each thing that nbgrader protects', () => {
    const base = nbgraderMetadata('tests', 'id', 'code', 'x', 2).checksum;
    const others = [
      nbgraderMetadata('tests', 'id', 'code', 'y', 2),
      nbgraderMetadata('tests', 'id', 'code', 'x', 3),
      nbgraderMetadata('tests', 'other', 'code', 'x', 2),
      nbgraderMetadata('tests', 'id', 'markdown', 'x', 2),
      nbgraderMetadata('manual', 'id', 'code', 'x', 2),
    ];
    for (const other of others) expect(other.checksum).not.toBe(base);
  });
});
