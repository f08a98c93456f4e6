import { concatenate, recordedGraph, Variable } from 'kernel-lib/autograd';
import { describe, expect, it } from 'vitest';

describe('recordedGraph', () => {
  const [x, y, z] = ['x', 'y', 'z'].map((name, i) => new Variable([-2, 5, -4][i]!, { name })) as [
    Variable,
    Variable,
    Variable,
  ];

  it("is the graph of L2's slide, with values and gradients", () => {
    const f = x.add(y).named('q').mul(z);
    const { nodes, edges } = recordedGraph(f);
    expect(nodes).toContainEqual({ id: 'x', label: 'x', input: true, value: -2, grad: -4 });
    expect(nodes).toContainEqual({ id: 'q', label: '+', input: false, value: 3, grad: -4 });
    expect(nodes.at(-1)).toEqual({ id: 'mul', label: '*', input: false, value: -12, grad: 1 });
    expect(edges).toEqual([
      ['x', 'q'],
      ['y', 'q'],
      ['q', 'mul'],
      ['z', 'mul'],
    ]);
    expect(x.grad).toBeUndefined();
    f.backward();
    expect(() => recordedGraph(f)).toThrow(/freed/);
  });

  it('draws a node that is used twice once, with both edges, and constants', () => {
    const { nodes, edges } = recordedGraph(x.mul(x).add(1));
    expect(edges.filter(([from]) => from === 'x').length).toBe(2);
    expect(nodes.find((n) => n.id === 'constant')).toMatchObject({ label: '1', value: 1 });
  });

  it('writes shapes in place of many numbers', () => {
    const w = new Variable([1, 2, 3], { name: 'w' });
    const { nodes } = recordedGraph(concatenate([w, w]).sum());
    expect(nodes[0]).toEqual({ id: 'w', label: 'w (3,)', input: true });
  });

  it('refuses what would be a thicket', () => {
    let v = x;
    for (let i = 0; i < 300; i++) v = v.add(1);
    expect(() => recordedGraph(v)).toThrow(/more than 200 nodes/);
  });
});
